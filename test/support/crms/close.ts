/** Close's sandbox as a place. Its opportunities have no name, so they are told by their note. */
import { must } from '../../../src/host/sandbox/assume';
import { sandboxKeys } from '../../../src/host/sandbox/close/keys';
import type { CloseSandbox } from '../../../src/host/sandbox/close/sandbox';
import type { CrmPlace } from './place';
import { named, number, text } from './values';

const LEAD = 'Lead of the new ones';

export function closePlace(sandbox: CloseSandbox): CrmPlace {
  const { colleague } = sandbox;
  const pipeline = must(sandbox.workspace().pipelines.values()[0], 'a pipeline');
  const status = must(pipeline.statuses[0], 'a status');
  const statuses = new Set(pipeline.statuses.map(({ id }) => id));
  const leadId = colleague.createLead({ name: LEAD });
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
      Lead: LEAD,
      Status: status.label,
      Value: String(amountOf(note)),
      Note: note,
    }),
    draft: (note) => ({
      lead: named(leadId, LEAD),
      status: named(status.id, status.label),
      value: number(amountOf(note)),
      note: text(note),
    }),
    rename: (id, note) => colleague.edit(id, { note }),
    remove: colleague.remove,
    add: (note) => colleague.create({ note, lead_id: leadId, status_id: status.id }),
    creates: [{ method: 'POST', path: '/opportunity/' }],
    updates: [{ method: 'PUT', path: '/opportunity/*/' }],
    removes: { method: 'DELETE', path: '/opportunity/*/' },
  };
}

/** Rows of one lead and one value look alike, so different notes have different values. */
function amountOf(note: string): number {
  return [...note].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_003, 7);
}
