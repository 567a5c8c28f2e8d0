/** TrustPager in the workbench. */
import { sandboxKeys } from '../../sandbox/trustpager/keys';
import type { Opportunity } from '../../sandbox/trustpager/records';
import {
  createTrustPagerSandbox,
  type TrustPagerSandbox,
  trustPagerBaseUrl,
} from '../../sandbox/trustpager/sandbox';
import type { FieldPicture } from '../protocol';
import type { BenchCrm, BenchCrmOptions, OwnTrouble } from './bench-crm';
import { numberField, numberIn, search } from './records';

export function trustPagerBench(options: BenchCrmOptions): BenchCrm {
  const sandbox = createTrustPagerSandbox(options);
  const { colleague, handle } = sandbox;
  const rows = (): readonly Opportunity[] =>
    sandbox
      .workspace()
      .opportunities.values()
      .filter(({ archived }) => !archived);
  return {
    id: 'trustpager',
    name: 'TrustPager',
    hosts: [new URL(trustPagerBaseUrl).host],
    keys: [
      { label: 'Full access', key: sandboxKeys.full },
      { label: 'Read only', key: sandboxKeys.readOnly },
    ],
    handle,
    ownTrouble: troubleOf(sandbox),
    count: () => rows().length,
    records: (text, most) =>
      search(rows(), { text, most }, ({ name }) => name).map((row) => ({
        id: row.id,
        label: row.name,
        fields: fieldsOf(sandbox, row),
      })),
    edit(id, { name, value, stage }) {
      colleague.edit(id, {
        ...(name === undefined ? {} : { name }),
        ...(value === undefined ? {} : { value: numberIn(value) }),
      });
      if (stage !== undefined) colleague.move(id, stage);
    },
    add(name) {
      const pipelines = sandbox.workspace().pipelines.values();
      const pipeline = pipelines.find(({ is_default }) => is_default) ?? pipelines[0];
      colleague.create({ name, value: 1000 }, pipeline?.stages[0]?.id);
    },
    remove: colleague.remove,
  };
}

function fieldsOf(sandbox: TrustPagerSandbox, row: Opportunity): readonly FieldPicture[] {
  const card = row.placements[0];
  const stages = sandbox.workspace().pipelines.get(card?.pipeline_id ?? '')?.stages ?? [];
  return [
    { key: 'name', label: 'Name', value: row.name },
    numberField('value', 'Value', row.value),
    {
      key: 'stage',
      label: 'Stage',
      value: card?.stage_id ?? '',
      options: stages.map(({ id, name }) => ({ id, label: name })),
    },
  ];
}

function troubleOf(sandbox: TrustPagerSandbox): readonly OwnTrouble[] {
  const error = { code: 'INSUFFICIENT_CREDITS', message: 'This workspace has no credits left.' };
  const fault = { kind: 'refused', status: 402, body: JSON.stringify({ error }) } as const;
  const label = 'Next request: no credits left (402)';
  return [{ id: 'credits', label, plan: () => sandbox.addFault({ fault }) }];
}
