/** Lightfield in the workbench. */
import { sandboxKeys } from '../../sandbox/lightfield/keys';
import type { CrmRecord, SelectOption } from '../../sandbox/lightfield/records';
import {
  createLightfieldSandbox,
  type LightfieldSandbox,
  lightfieldBaseUrl,
} from '../../sandbox/lightfield/sandbox';
import type { FieldPicture } from '../protocol';
import type { BenchCrm, BenchCrmOptions } from './bench-crm';
import { numberField, numberIn, search } from './records';

export function lightfieldBench(options: BenchCrmOptions): BenchCrm {
  const sandbox = createLightfieldSandbox(options);
  const { colleague, handle } = sandbox;
  const rows = (): readonly CrmRecord[] =>
    sandbox
      .workspace()
      .records.opportunity.values()
      .filter(({ trashed }) => !trashed);
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
    count: () => rows().length,
    records: (text, most) =>
      search(rows(), { text, most }, labelOf).map((row) => ({
        id: row.id,
        label: labelOf(row),
        fields: fieldsOf(sandbox, row),
      })),
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
  };
}

const labelOf = ({ fields }: CrmRecord): string => String(fields.$name ?? '(no name)');

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
    numberField('amount', 'Amount', typeof amount === 'number' ? amount : null),
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
