/** Octolane in the workbench. */
import { sandboxKeys } from '../../sandbox/octolane/keys';
import type { Opportunity } from '../../sandbox/octolane/records';
import {
  createOctolaneSandbox,
  type OctolaneSandbox,
  octolaneBaseUrl,
} from '../../sandbox/octolane/sandbox';
import type { FieldPicture } from '../protocol';
import type { BenchCrm, BenchCrmOptions } from './bench-crm';
import { numberField, numberIn, search } from './records';

export function octolaneBench(options: BenchCrmOptions): BenchCrm {
  const sandbox = createOctolaneSandbox(options);
  const { colleague, handle } = sandbox;
  const rows = (): readonly Opportunity[] => sandbox.workspace().opportunities.now.values();
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
    count: () => rows().length,
    records: (text, most) =>
      search(rows(), { text, most }, labelOf).map((row) => ({
        id: row.id,
        label: labelOf(row),
        fields: fieldsOf(sandbox, row),
      })),
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
  };
}

const labelOf = ({ name }: Opportunity): string => name ?? '(no name)';

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
