/** Close's sandbox as a place. Its opportunities have no name, so they are told by their note. */
import { must } from '../../../src/host/sandbox/assume';
import { sandboxKeys } from '../../../src/host/sandbox/close/keys';
import type { CloseSandbox } from '../../../src/host/sandbox/close/sandbox';
import type { CrmPlace } from './place';
import { named, number, text } from './values';

export function closePlace(sandbox: CloseSandbox): CrmPlace {
  const { colleague } = sandbox;
  const pipeline = must(sandbox.workspace().pipelines.values()[0], 'a pipeline');
  const status = must(pipeline.statuses[0], 'a status');
  const statuses = new Set(pipeline.statuses.map(({ id }) => id));
  const leads = new Map<string, string>();
  /** An opportunity is known by its lead, so each has its own. */
  const leadOf = (note: string) => {
    const name = `Lead of ${note}`;
    const id = leads.get(name) ?? colleague.createLead({ name });
    leads.set(name, id);
    return { id, name };
  };
  return {
    provider: 'close',
    sandbox,
    keys: {
      full: sandboxKeys.full,
      unknown: 'api_nobody_knows_this_key.0000',
      otherWorkspace: sandboxKeys.otherOrganization,
    },
    pipeline: { id: pipeline.id, label: pipeline.name },
    records: () =>
      sandbox
        .workspace()
        .opportunities.values()
        .filter(({ status_id }) => statuses.has(status_id))
        .map(({ id, note }) => ({ id, text: note })),
    text: { key: 'note', title: 'Note' },
    columns: ['lead', 'status', 'value', 'note'],
    newRow: (note) => ({
      Lead: leadOf(note).name,
      Status: status.label,
      Value: '1000',
      Note: note,
    }),
    draft: (note) => ({
      lead: named(leadOf(note).id, leadOf(note).name),
      status: named(status.id, status.label),
      value: number(1000),
      note: text(note),
    }),
    rename: (id, note) => colleague.edit(id, { note }),
    remove: colleague.remove,
    add: (note) => colleague.create({ note, lead_id: leadOf(note).id, status_id: status.id }),
    creates: [{ method: 'POST', path: '/opportunity/' }],
    updates: [{ method: 'PUT', path: '/opportunity/*/' }],
    removes: { method: 'DELETE', path: '/opportunity/*/' },
  };
}
