/** Lightfield in the workbench. */
import { type KeyTerms, sandboxKeys } from '../../sandbox/lightfield/keys';
import type { CrmRecord, SelectOption } from '../../sandbox/lightfield/records';
import {
  createLightfieldSandbox,
  type LightfieldSandbox,
  lightfieldBaseUrl,
} from '../../sandbox/lightfield/sandbox';
import { lightfieldSwitchTable } from '../../sandbox/lightfield/switches';
import type { FieldPicture } from '../protocol';
import type { BenchCrm, BenchCrmOptions } from './bench-crm';
import { type KeyCondition, keyConditions, switchBoard, switchCondition } from './conditions';
import { numberField, numberIn, openShelf } from './records';

export function lightfieldBench(options: BenchCrmOptions): BenchCrm {
  const sandbox = createLightfieldSandbox(options);
  const { colleague, handle } = sandbox;
  const switches = switchBoard(lightfieldSwitchTable, sandbox);
  return {
    id: 'lightfield',
    name: 'Lightfield',
    hosts: [new URL(lightfieldBaseUrl).host],
    keys: [
      { label: 'Full access', key: sandboxKeys.full },
      { label: 'Read only', key: sandboxKeys.readOnly },
    ],
    handle,
    ownTrouble: [],
    conditions: [
      ...keyConditions((terms) => sandbox.changeKey('full', terms), KEY_CONDITIONS),
      switchCondition(switches, {
        id: 'slow',
        label: 'One request a second',
        name: 'requestsPerSecond',
        value: '1',
      }),
      switchCondition(switches, {
        id: 'lag',
        label: 'Lists run a minute behind',
        name: 'indexLagMs',
        value: '60000',
      }),
    ],
    deeds: [],
    switches,
    ...openShelf<CrmRecord>({
      rows: () =>
        sandbox
          .workspace()
          .records.opportunity.values()
          .filter(({ trashed }) => !trashed),
      labelOf: ({ fields }) => String(fields.$name ?? '(no name)'),
      fieldsOf: (row) => fieldsOf(sandbox, row),
    }),
    edit(id, { name, amount, stage }) {
      colleague.edit(id, {
        ...(name === undefined ? {} : { $name: name }),
        ...(amount === undefined ? {} : { $amount: numberIn(amount) }),
      });
      if (stage !== undefined) colleague.move(id, stage);
    },
    add(name) {
      const [account] = sandbox.workspace().records.account.values();
      const [stage] = stagesOf(sandbox);
      const fields = { $name: name, $amount: 1000, ...(stage ? { $stage: stage.id } : {}) };
      colleague.create('opportunity', fields, account ? { $account: [account.id] } : {});
    },
    remove: colleague.remove,
    newRow: (n) => ({
      Name: `New deal ${n}`,
      Account: `New company ${n}`,
      Stage: stagesOf(sandbox)[0]?.label ?? '',
      'Amount (USD)': String(500 + n),
    }),
  };
}

const READS = ['opportunities:read', 'accounts:read', 'contacts:read', 'members:read'];

const KEY_CONDITIONS: readonly KeyCondition<KeyTerms>[] = [
  { id: 'readOnly', label: 'The full-access key may only read', terms: { scopes: READS } },
  {
    id: 'noAccounts',
    label: 'The full-access key sees no accounts',
    terms: { scopes: ['opportunities:read', 'opportunities:create', 'opportunities:update'] },
  },
  { id: 'revoked', label: 'The full-access key is revoked', terms: { revoked: true } },
];

function stagesOf(sandbox: LightfieldSandbox): readonly SelectOption[] {
  const { fields } = sandbox.workspace().schemas.opportunity;
  const stage = fields.find(({ key }) => key === '$stage');
  return (stage?.typeConfiguration.options ?? []).filter(({ archived }) => archived !== true);
}

function fieldsOf(sandbox: LightfieldSandbox, { fields }: CrmRecord): readonly FieldPicture[] {
  const stages = stagesOf(sandbox);
  const own = stages.find(({ id }) => id === fields.$stage);
  const amount = fields.$amount;
  return [
    { key: 'name', label: 'Name', value: String(fields.$name ?? '') },
    numberField('amount', 'Amount (USD)', typeof amount === 'number' ? amount : null),
    {
      key: 'stage',
      label: 'Stage',
      value: String(fields.$stage ?? ''),
      options: stages
        .filter(({ parentId }) => parentId === own?.parentId)
        .map(({ id, label }) => ({ id, label })),
    },
  ];
}
