/** Notes, which hang on accounts and contacts, never on opportunities (Octolane OpenAPI). */
import type { JsonObject } from '../json';
import { type Answer, problemAnswer, type Read, read, readBody, refuse, success } from './answers';
import { runBatch } from './batch';
import { type NoteInput, noteShape } from './bodies';
import type { Call, Route } from './call';
import { resolvePartner } from './partners';
import type { Note } from './records';
import { readNumber } from './routes-history';
import { isoMicros } from './times';
import type { Scene } from './workspace';

export const noteRoutes: readonly Route[] = [
  { method: 'GET', path: '/notes', handle: list },
  { method: 'POST', path: '/notes', handle: create },
  { method: 'POST', path: '/notes/bulk', bulk: true, handle: bulkCreate },
];

/** Newest first; the shape of `data` is not stated. */
function list({ workspace, query, switches }: Call): Answer {
  const page = readNumber(query, { name: 'page', usual: 1, max: Number.MAX_SAFE_INTEGER });
  if (!page.ok) return problemAnswer(page.problem, switches);
  const limit = readNumber(query, { name: 'limit', usual: 20, max: Number.MAX_SAFE_INTEGER });
  if (!limit.ok) return problemAnswer(limit.problem, switches);
  const wanted = (query.get('q') ?? '').toLowerCase();
  const found = workspace.notes
    .values()
    .filter(({ title, content }) => `${title} ${content ?? ''}`.toLowerCase().includes(wanted))
    .reverse();
  const start = (page.value - 1) * limit.value;
  const notes = found.slice(start, start + limit.value).map(noteView);
  return success('Notes fetched successfully', { notes });
}

function noteView({ id, title, content, createdUs }: Note): JsonObject {
  return { note_id: id, title, content, created_at: isoMicros(createdUs) };
}

function create(call: Call): Answer {
  const input = readBody<NoteInput>(noteShape, call.body);
  if (!input.ok) return problemAnswer(input.problem, call.switches);
  const planned = plan(input.value);
  if (!planned.ok) return problemAnswer(planned.problem, call.switches);
  const data = noteView(addNote(call, planned.value));
  return success('Note created successfully', data, call.switches.createStatus);
}

function bulkCreate(call: Call): Answer {
  return runBatch<NoteInput, NoteInput>(call, {
    shape: noteShape,
    message: 'Notes created successfully',
    plan,
    act: (input) => noteView(addNote(call, input)),
  });
}

/** An old page wants at least one of the two lists. */
function plan(input: NoteInput): Read<NoteInput> {
  const { account_domains, contact_emails } = input;
  const isAttached = [account_domains, contact_emails].some((list) => (list?.length ?? 0) > 0);
  return isAttached ? read(input) : refuse('account_domains', 'or contact_emails is required');
}

function addNote(scene: Scene, { note, account_domains, contact_emails }: NoteInput): Note {
  const accounts = (account_domains ?? []).map((domain) =>
    resolvePartner(scene, 'account', { domain }),
  );
  const contacts = (contact_emails ?? []).map((email) =>
    resolvePartner(scene, 'contact', { email }),
  );
  const partnerIds = [...accounts, ...contacts].map(({ partner }) => partner.id);
  const { title, content = null } = note;
  const row = { id: scene.random.uuid(), title, content, partnerIds, createdUs: scene.nowUs };
  scene.workspace.notes.put(row);
  scene.record({ kind: 'created', entity: 'note', id: row.id, fields: { title, content } });
  return row;
}
