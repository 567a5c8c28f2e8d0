/** Octolane's sandbox as a place. */
import { must } from '../../../src/host/sandbox/assume';
import { sandboxKeys } from '../../../src/host/sandbox/octolane/keys';
import type { OctolaneSandbox } from '../../../src/host/sandbox/octolane/sandbox';
import type { CrmPlace } from './place';
import { named, text } from './values';

export function octolanePlace(sandbox: OctolaneSandbox): CrmPlace {
  const { colleague } = sandbox;
  const pipeline = must(sandbox.workspace().pipelines.values()[0], 'a pipeline');
  const stage = must(pipeline.stages[0], 'a stage');
  return {
    provider: 'octolane',
    sandbox,
    keys: {
      full: sandboxKeys.full,
      unknown: 'oct_test_nobody_has_this_key',
      otherWorkspace: sandboxKeys.otherWorkspace,
    },
    pipeline: { id: pipeline.id, label: pipeline.name },
    records: () =>
      sandbox
        .workspace()
        .opportunities.now.values()
        .filter(({ pipelineId }) => pipelineId === pipeline.id)
        .map(({ id, name }) => ({ id, text: name })),
    text: { key: 'name', title: 'Name' },
    columns: ['name', 'opportunity_stage', 'account_domain', 'contact_email'],
    newRow: (name) => ({ Name: name, Stage: stage.label, 'Account domain': domainOf(name) }),
    draft: (name) => ({
      name: text(name),
      opportunity_stage: named(stage.id, stage.label),
      account_domain: text(domainOf(name)),
    }),
    rename: (id, name) => colleague.edit(id, { name }),
    remove: colleague.remove,
    add: (name) => colleague.create({ name }, stage.id),
    creates: [
      { method: 'POST', path: '/opportunities/bulk' },
      { method: 'POST', path: '/opportunities' },
    ],
    updates: [{ method: 'PATCH', path: '/opportunities/bulk' }],
    removes: null,
  };
}

/** Octolane may take the same name and domain for the same opportunity. */
function domainOf(name: string): string {
  return `${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.example`;
}
