/** Octolane in the workbench. */
import { type KeyTerms, sandboxKeys } from '../../sandbox/octolane/keys';
import type { Opportunity } from '../../sandbox/octolane/records';
import {
  createOctolaneSandbox,
  type OctolaneSandbox,
  octolaneBaseUrl,
} from '../../sandbox/octolane/sandbox';
import { octolaneSwitchTable } from '../../sandbox/octolane/switches';
import type { FieldPicture } from '../protocol';
import type { BenchCrm, BenchCrmOptions } from './bench-crm';
import { type KeyCondition, keyConditions, switchBoard } from './conditions';
import { numberField, numberIn, openShelf } from './records';

export function octolaneBench(options: BenchCrmOptions): BenchCrm {
  const sandbox = createOctolaneSandbox(options);
  const { colleague, handle } = sandbox;
  return {
    id: 'octolane',
    name: 'Octolane',
    hosts: [new URL(octolaneBaseUrl).host],
    keys: [
      { label: 'Full access', key: sandboxKeys.full },
      { label: 'Read only', key: sandboxKeys.readOnly },
    ],
    handle,
    ownTrouble: [],
    conditions: keyConditions((terms) => sandbox.changeKey('full', terms), KEY_CONDITIONS),
    deeds: [],
    switches: switchBoard(octolaneSwitchTable, sandbox),
    ...openShelf<Opportunity>({
      rows: () => sandbox.workspace().opportunities.now.values(),
      labelOf: ({ name }) => name ?? '(no name)',
      fieldsOf: (row) => fieldsOf(sandbox, row),
    }),
    edit(id, { name, amount, stage }) {
      colleague.edit(id, {
        ...(name === undefined ? {} : { name }),
        ...(amount === undefined ? {} : { amount: numberIn(amount) }),
      });
      if (stage !== undefined) colleague.move(id, stage);
    },
    add: (name) => {
      colleague.create({ name, amount: 1000 });
    },
    remove: colleague.remove,
    newRow: (n) => ({
      Name: `New deal ${n}`,
      Stage: sandbox.workspace().pipelines.values()[0]?.stages[0]?.label ?? '',
      Amount: String(500 + n),
      'Account domain': `new-${n}.example`,
    }),
  };
}

const KEY_CONDITIONS: readonly KeyCondition<KeyTerms>[] = [
  { id: 'readOnly', label: 'The full-access key may only read', terms: { access: 'reads' } },
  {
    id: 'slow',
    label: 'The full-access key has 10 requests a minute',
    terms: { requestsPerMinute: 10 },
  },
  { id: 'month', label: 'Five reads are left this month', terms: { readsPerMonth: 5 } },
  { id: 'revoked', label: 'The full-access key is revoked', terms: { access: 'none' } },
];

function fieldsOf(sandbox: OctolaneSandbox, row: Opportunity): readonly FieldPicture[] {
  const stages = sandbox.workspace().pipelines.get(row.pipelineId)?.stages ?? [];
  return [
    { key: 'name', label: 'Name', value: row.name ?? '' },
    numberField('amount', 'Amount', row.amount),
    {
      key: 'stage',
      label: 'Stage',
      value: row.stageId ?? '',
      options: stages.map(({ id, label }) => ({ id, label })),
    },
  ];
}
