/**
 * Creates opportunities from rows, batch by batch.
 *
 * Promises: what is sent stands in the memory and in the run record before it leaves, and its record
 * id in document properties as soon as it is known; a batch refused as a whole is halved until the
 * row is named; what has no clear answer is in doubt and never sent again here. Must not know: tabs.
 */
import type { BirthBook } from '../births';
import type { Exchange, Fault, Result } from '../exchange';
import type { FieldKey } from '../model';
import { nameToken } from '../settle';
import type { Outbox, RowState } from '../state';
import { ROW } from '../state';
import { hash53, type Token, valueToken } from '../value/token';
import type { Draft, WriteAnswer } from '../writing';
import {
  created,
  doubtful,
  type ReadyCreation,
  rejected,
  sentFields,
  unsent,
} from './creation-states';
import { type Desk, optionsNow } from './desk';
import { namedFields, reachOf } from './faults';
import type { RowFact } from './row-fact';

export interface SentCreations {
  readonly facts: readonly RowFact[];
  /** Why the run cannot go on. */
  readonly stop: Fault | null;
}

/** Where a CRM takes one opportunity a request, so many requests go side by side. */
const TOGETHER_MAX = 10;

interface Request {
  readonly rows: readonly ReadyCreation[];
  readonly exchange: Exchange<readonly WriteAnswer[]>;
  readonly key: string;
}

/** What the memory takes at once. */
const SLICE_MAX = 100;

/** Sends until all is sent, the step's time is up, or the run must stop. */
export function sendCreations(
  desk: Desk,
  rows: readonly ReadyCreation[],
  births: BirthBook,
): SentCreations {
  const facts = new Map<string, RowFact>();
  // Pairs travel with the next announcement, one call for both.
  let unsaved: Readonly<Record<string, string>> = {};
  let stop: Fault | null = null;
  const { createMax } = desk.ports.connector.writing;
  const groupsMax = Math.max(1, Math.floor(SLICE_MAX / createMax));
  let waiting = chunks(rows, createMax);
  while (waiting.length > 0 && stop === null && desk.nowMs() < desk.ports.stepEndMs) {
    const slice = sendSlice(desk, prepare(desk, waiting.slice(0, groupsMax)), { births, unsaved });
    waiting = [...slice.halves, ...waiting.slice(groupsMax)];
    for (const fact of slice.facts) facts.set(fact.id, fact);
    unsaved = slice.unsaved;
    stop = slice.stop;
  }
  if (Object.keys(unsaved).length > 0) desk.ports.documents.setAll(unsaved);
  return { facts: [...facts.values()], stop };
}

interface SentSlice extends SentBatch {
  /** Properties that hold pairs and are not stored yet. */
  readonly unsaved: Readonly<Record<string, string>>;
}

/**
 * Sends the requests of a slice, batch by batch. What is announced of a slice stays announced until its
 * outcomes are safe in the memory, which happens with the next flush.
 */
function sendSlice(
  desk: Desk,
  requests: readonly Request[],
  keep: { readonly births: BirthBook; readonly unsaved: SentSlice['unsaved'] },
): SentSlice {
  const together = desk.ports.connector.writing.createMax > 1 ? 1 : TOGETHER_MAX;
  const facts: RowFact[] = [];
  const halves: (readonly ReadyCreation[])[] = [];
  const announced: string[] = [];
  let { unsaved } = keep;
  let stop: Fault | null = null;
  let at = 0;
  while (at < requests.length && stop === null && desk.nowMs() < desk.ports.stepEndMs) {
    const batch = requests.slice(at, at + together);
    at += together;
    announced.push(...batch.flatMap(({ rows }) => rows.map(({ id }) => id)));
    desk.announce('create', announced, unsaved);
    const sent = sendBatch(desk, batch);
    facts.push(...sent.facts);
    halves.push(...sent.halves);
    const pairs = sent.facts.filter(({ id, state }) => id !== state.id);
    unsaved = keep.births.entries(new Map(pairs.map(({ id, state }) => [id, state.id])));
    stop = sent.stop;
  }
  // What the step did not get to goes back to rows that were never sent.
  facts.push(
    ...requests.slice(at).flatMap(({ rows }) => rows.map((row) => factOf(row, unsent(row)))),
  );
  desk.note(facts.filter(({ id, state }) => id === state.id).map(({ state }) => state));
  return { facts, halves, stop, unsaved };
}

function chunks(
  rows: readonly ReadyCreation[],
  size: number,
): readonly (readonly ReadyCreation[])[] {
  const parts: ReadyCreation[][] = [];
  for (let at = 0; at < rows.length; at += size) parts.push(rows.slice(at, at + size));
  return parts;
}

/** Outbox into the memory, and flush: then it may be announced, and leave. */
function prepare(desk: Desk, groups: readonly (readonly ReadyCreation[])[]): readonly Request[] {
  const now = optionsNow(desk);
  const requests = groups.flatMap((rows): Request[] => {
    const key = keyOf(rows) ?? desk.ports.freshKey();
    const drafts = rows.map((row) => draftOf(desk, row));
    const options = { ...now, idempotencyKey: key };
    const exchange = desk.ports.connector.writing.create(desk.view, drafts, options);
    const isSame = keyOf(rows) === undefined || rows[0]?.state?.outbox?.hash === hashOf(exchange);
    return isSame ? [{ rows, key, exchange }] : [];
  });
  const nowMs = desk.nowMs();
  desk.note(requests.flatMap((request) => sendingStates(desk, request, nowMs)));
  desk.ports.tab.apply([]);
  return requests;
}

/** A request in doubt is repeated under its own key. */
function keyOf(rows: readonly ReadyCreation[]): string | undefined {
  const [first] = rows;
  return rows.length === 1 && first?.state?.outcome === 'inDoubt'
    ? first.state.outbox?.key
    : undefined;
}

/** With the marker that tells the record to be this row's, if the tab has a field for it. */
function draftOf({ subject }: Desk, { id, values }: ReadyCreation): Draft {
  const { marker } = subject.link;
  return { fields: marker ? { ...values, [marker]: { kind: 'text', text: id } } : values };
}

function sendingStates(desk: Desk, request: Request, nowMs: number): readonly RowState[] {
  const hash = hashOf(request.exchange);
  return request.rows.map((row, place): RowState => {
    const outbox = outboxOf(desk, row, { key: request.key, place, hash });
    const fields = sentFields(row);
    // The time of a key counts from its first use.
    const since = keyOf(request.rows) === undefined ? nowMs : (row.state?.since ?? nowMs);
    return { id: row.id, outcome: 'sending', since, issues: {}, fields, outbox };
  });
}

function hashOf({ request }: Exchange<unknown>): string {
  return hash53(request.body ?? '').toString(36);
}

function outboxOf(
  desk: Desk,
  row: ReadyCreation,
  at: Pick<Outbox, 'key' | 'place' | 'hash'>,
): Outbox {
  const { recognisedBy } = desk.ports.connector.writing;
  const [nameKey = '', ...others] = recognisedBy;
  const { marker } = desk.subject.link;
  const { fields } = draftOf(desk, row);
  const sent: Record<FieldKey, Token> = {};
  for (const key of marker ? [marker] : others) {
    const value = fields[key];
    if (value) sent[key] = valueToken(value);
  }
  return {
    ...at,
    ...(marker && { marker }),
    row: row.token,
    name: nameToken({ fields }, nameKey),
    sent,
  };
}

interface SentBatch {
  readonly facts: readonly RowFact[];
  readonly halves: readonly (readonly ReadyCreation[])[];
  readonly stop: Fault | null;
}

function sendBatch(desk: Desk, requests: readonly Request[]): SentBatch {
  const results = desk.ports.courier.send(requests.map(({ exchange }) => exchange));
  const facts: RowFact[] = [];
  const halves: (readonly ReadyCreation[])[] = [];
  const doubts: Fault[] = [];
  let stop: Fault | null = null;
  requests.forEach((request, index) => {
    const result = results[index];
    const fault = result && !result.ok ? result.fault : null;
    const refusedWhole = fault !== null && request.rows.length > 1 && isContent(fault);
    if (refusedWhole) {
      const middle = Math.ceil(request.rows.length / 2);
      halves.push(request.rows.slice(0, middle), request.rows.slice(middle));
      facts.push(...request.rows.map((row) => factOf(row, unsent(row))));
      return;
    }
    if (fault && reachOf(fault) === 'run') stop = fault;
    if (fault && reachOf(fault) === 'doubt') doubts.push(fault);
    facts.push(...readAnswers(desk, request, result));
  });
  // Where nothing is certain the next batch would only be in doubt as well.
  const [doubt] = doubts;
  if (doubt && doubts.length === requests.length) stop = stop ?? doubt;
  return { facts, halves, stop };
}

function isContent(fault: Fault): boolean {
  const reach = reachOf(fault);
  return reach === 'content' || reach === 'gone';
}

function readAnswers(
  desk: Desk,
  request: Request,
  result: Result<readonly WriteAnswer[]> | undefined,
): readonly RowFact[] {
  return request.rows.map((row, place) => {
    const open = desk.state().rows.get(row.id);
    if (result?.ok) {
      const answer = result.value[place];
      return factOf(
        row,
        answered({ row, open, known: desk.scene.state.rows }, answer, desk.nowMs()),
      );
    }
    const fault = result?.fault;
    if (!fault || reachOf(fault) === 'doubt') {
      return factOf(row, doubtful(row, open, fault?.rerun === true));
    }
    if (reachOf(fault) === 'run') return factOf(row, unsent(row));
    return factOf(
      row,
      rejected(row, namedFields(fault, Object.keys(row.values)) ?? { [ROW]: fault.detail }),
    );
  });
}

const TAKEN_FOR_KNOWN =
  'the CRM took this for an opportunity that this tab already has, and may have changed that one; refresh to see it';

interface Sent {
  readonly row: ReadyCreation;
  /** The row as it was remembered before it was sent. */
  readonly open: RowState | undefined;
  readonly known: ReadonlyMap<string, RowState>;
}

function answered(
  { row, open, known }: Sent,
  answer: WriteAnswer | undefined,
  nowMs: number,
): RowState {
  switch (answer?.kind) {
    case 'record':
      return known.has(answer.record.id)
        ? rejected(row, { [ROW]: TAKEN_FOR_KNOWN })
        : created(row, answer.record, nowMs);
    case 'rejected':
      return rejected(row, { [answer.field ?? ROW]: answer.message });
    case 'waiting': {
      const state = doubtful(row, open);
      const outbox = state.outbox && { ...state.outbox, approval: answer.approval };
      return { ...state, outcome: 'waiting', ...(outbox && { outbox }) };
    }
    default:
      return doubtful(row, open);
  }
}

function factOf(row: ReadyCreation, state: RowState): RowFact {
  return { id: row.id, state };
}
