/**
 * What can be done to opportunities and leads, whoever does it: the API's handlers and a colleague in
 * the CRM share these. Every change is booked once as `updated` with all fields it touched; a new
 * status is booked as `moved` besides.
 */
import { must } from '../assume';
import { type JsonObject, sameJson } from '../json';
import type { Changes } from '../ledger';
import { newId } from './ids';
import type { Contact, Lead, Opportunity, OpportunityFields } from './records';
import { htmlOfNote, noteOfHtml } from './rich-text';
import { dayAt } from './times';
import { allStatuses, knownStatus, type Scene } from './workspace';

export interface NewOpportunity {
  readonly fields: Partial<OpportunityFields>;
  /** Default: now. */
  readonly createdMs?: number | undefined;
  /** Default: who does it. */
  readonly created_by?: string | undefined;
}

/** Without a lead it makes one that has no name. Without a status it takes the first of all. */
export function createOpportunity(scene: Scene, draft: NewOpportunity): Opportunity {
  const { workspace, switches, user, nowMs } = scene;
  const lead_id = draft.fields.lead_id ?? createLead(scene, {}).id;
  const [first] = allStatuses(workspace);
  const plain: Opportunity = {
    contact_id: null,
    user_id: user.id,
    status_id: must(first, 'an organization has a status').status.id,
    value: null,
    value_period: 'one_time',
    confidence: switches.confidenceDefault,
    note: null,
    note_html: null,
    date_won: null,
    attachments: [],
    custom: {},
    ...draft.fields,
    lead_id,
    id: newId(scene.random, 'oppo'),
    created_by: draft.created_by ?? user.id,
    updated_by: user.id,
    createdMs: draft.createdMs ?? nowMs,
    updatedMs: nowMs,
    lostMs: null,
    is_stalled: false,
    suggested_action: null,
  };
  const row = { ...plain, ...noteAfter(null, draft.fields), ...datesAfter(scene, null, plain) };
  workspace.opportunities.put(row);
  scene.record({ kind: 'created', entity: 'opportunity', id: row.id, fields: flat(row) });
  return row;
}

/** Writes the given fields and what follows from them. `custom` is the whole new set of values. */
export function patchOpportunity(
  scene: Scene,
  row: Opportunity,
  fields: Partial<OpportunityFields>,
): Opportunity {
  const { workspace, switches, user, nowMs, record } = scene;
  const written = { ...row, ...fields, ...noteAfter(row, fields) };
  const dated = { ...written, ...datesAfter(scene, row, written) };
  const changes = changesBetween(row, dated);
  const unchanged = Object.keys(changes).length === 0;
  if (unchanged && switches.unchanged === 'quiet') return row;
  const next = { ...dated, updatedMs: nowMs, updated_by: user.id };
  workspace.opportunities.put(next);
  if (!unchanged) record({ kind: 'updated', entity: 'opportunity', id: row.id, changes });
  if (next.status_id !== row.status_id) {
    const [from, to] = [placeOf(scene, row), placeOf(scene, next)];
    record({ kind: 'moved', id: row.id, from, to });
  }
  return next;
}

/** False where there is none. */
export function removeOpportunity({ workspace, record }: Scene, id: string): boolean {
  const removed = workspace.opportunities.remove(id);
  if (removed) record({ kind: 'deleted', entity: 'opportunity', id });
  return removed;
}

export type NewContact = Pick<Contact, 'name' | 'title' | 'emails' | 'phones' | 'urls'>;

export interface NewLead extends Partial<Omit<Lead, 'id' | 'contact_ids'>> {
  readonly contacts?: readonly NewContact[];
}

export function createLead(scene: Scene, { contacts = [], ...fields }: NewLead): Lead {
  const { workspace, user, nowMs, random, record } = scene;
  const id = newId(random, 'lead');
  const people = contacts.map((contact) => ({
    ...contact,
    id: newId(random, 'cont'),
    lead_id: id,
    created_by: user.id,
    createdMs: nowMs,
  }));
  for (const person of people) {
    workspace.contacts.put(person);
    record({ kind: 'created', entity: 'contact', id: person.id, fields: { name: person.name } });
  }
  const lead: Lead = {
    name: null,
    url: null,
    description: null,
    status_id: must(workspace.leadStatuses[0], 'a first lead status').id,
    addresses: [],
    custom: {},
    created_by: user.id,
    updated_by: user.id,
    createdMs: nowMs,
    updatedMs: nowMs,
    ...fields,
    id,
    contact_ids: people.map((person) => person.id),
  };
  workspace.leads.put(lead);
  record({ kind: 'created', entity: 'lead', id, fields: { name: lead.name } });
  return lead;
}

/** HTML wins; a plain note rebuilds rich text that is there, and its formatting is lost. */
function noteAfter(
  row: Opportunity | null,
  { note, note_html }: Partial<OpportunityFields>,
): Partial<OpportunityFields> {
  if (note_html !== undefined) {
    return { note_html, note: note_html === null ? null : noteOfHtml(note_html) };
  }
  if (note === undefined) return {};
  const wasRich = (row?.note_html ?? null) !== null;
  return { note, note_html: wasRich && note !== null && note !== '' ? htmlOfNote(note) : null };
}

/** Becoming won dates a record that has no date; leaving won keeps it (Close's OpenAPI). */
function datesAfter(
  { workspace, switches, nowMs, offsetMs }: Scene,
  before: Opportunity | null,
  after: Opportunity,
): Pick<Opportunity, 'date_won' | 'lostMs'> {
  if (before?.status_id === after.status_id) return after;
  const { type } = knownStatus(workspace, after.status_id).status;
  const date_won = type === 'won' ? (after.date_won ?? dayAt(nowMs, offsetMs)) : after.date_won;
  if (type === 'lost') return { date_won, lostMs: after.lostMs ?? nowMs };
  return { date_won, lostMs: switches.dateLost === 'follows' ? null : after.lostMs };
}

function placeOf({ workspace }: Scene, { status_id }: Opportunity) {
  const { pipeline } = knownStatus(workspace, status_id);
  return { pipelineId: pipeline.id, stageId: status_id };
}

function changesBetween(before: Opportunity, after: Opportunity): Changes {
  const [old, now] = [flat(before), flat(after)];
  const names = new Set([...Object.keys(old), ...Object.keys(now)]);
  const changed = [...names]
    .map((name) => [name, { before: old[name] ?? null, after: now[name] ?? null }] as const)
    .filter(([, change]) => !sameJson(change.before, change.after));
  return Object.fromEntries(changed);
}

/** What can be written, under the names of the wire. */
function flat(row: Opportunity): JsonObject {
  const { lead_id, contact_id, user_id, status_id, value, value_period, confidence } = row;
  const { note, note_html, date_won, custom } = row;
  return {
    ...{ lead_id, contact_id, user_id, status_id, value, value_period, confidence },
    ...{ note, note_html, date_won },
    attachments: row.attachments.map((file) => ({ ...file })),
    ...Object.fromEntries(Object.entries(custom).map(([id, value]) => [`custom.${id}`, value])),
  };
}
