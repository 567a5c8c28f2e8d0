/** TrustPager's sandbox as a place. Its key of another workspace has to be asked for. */
import { must } from '../../../src/host/sandbox/assume';
import {
  defaultKeyDefinitions,
  type KeyDefinition,
  sandboxKeys,
} from '../../../src/host/sandbox/trustpager/keys';
import type { TrustPagerSandbox } from '../../../src/host/sandbox/trustpager/sandbox';
import type { CrmPlace } from './place';
import { named, number, text } from './values';

const OTHER = 'tp_test_sandbox_other_workspace_0003';

/** With one of another workspace. */
export const trustPagerKeys: readonly KeyDefinition[] = [
  ...defaultKeyDefinitions,
  { id: 'otherWorkspace', key: OTHER, scopes: ['admin'], workspace: 'other' },
];

export function trustPagerPlace(sandbox: TrustPagerSandbox): CrmPlace {
  const pipelines = sandbox.workspace().pipelines.values();
  const pipeline = must(pipelines.find((each) => each.is_default) ?? pipelines[0], 'a pipeline');
  const stage = must(pipeline.stages[0], 'a stage');
  const { colleague } = sandbox;
  const rows = () => sandbox.workspace().opportunities.values();
  return {
    provider: 'trustpager',
    sandbox,
    keys: { full: sandboxKeys.full, unknown: 'tp_test_nobody_has_this_key', otherWorkspace: OTHER },
    pipeline: { id: pipeline.id, label: pipeline.name },
    records: () =>
      rows()
        .filter(({ archived }) => !archived)
        .filter(({ placements }) => placements.some((card) => card.pipeline_id === pipeline.id))
        .map(({ id, name }) => ({ id, text: name })),
    text: { key: 'name', title: 'Name' },
    columns: ['name', 'stage', 'value', 'notes'],
    newRow: (name) => ({ Name: name, Stage: stage.name, Value: '1000' }),
    draft: (name) => ({
      name: text(name),
      stage: named(stage.id, stage.name),
      value: number(1000),
    }),
    rename: (id, name) => colleague.edit(id, { name }),
    remove: colleague.remove,
    add: (name) => colleague.create({ name }, stage.id),
    creates: [{ method: 'POST', path: '/opportunities/bulk-create' }],
    updates: [{ method: 'PATCH', path: '/opportunities/*' }],
    removes: { method: 'POST', path: '/opportunities/bulk-delete' },
  };
}
