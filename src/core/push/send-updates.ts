/**
 * Sends changes of some records and finds out, field by field, what the CRM made of them.
 *
 * Promises: every batch is announced in the run record before it leaves; what cannot be told from
 * an answer is read back; nothing is sent twice here. Must not know: tabs, a particular CRM.
 */
import type { Fault } from '../exchange';
import type { FieldKey } from '../model';
import { SKEW_MS } from '../settle';
import type { RecordChange, WriteCall } from '../writing';
import { type Desk, optionsNow } from './desk';
import { reachOf } from './faults';
import { observeChanged, observeEach } from './observe';
import {
  createUpdateLedger,
  endSeen,
  endTaken,
  type FieldEnd,
  type RecordSending,
  type UpdateLedger,
} from './update-ledger';

export interface SentUpdates {
  /** By record id, then by field. */
  readonly ends: ReadonlyMap<string, ReadonlyMap<FieldKey, FieldEnd>>;
  /** Why the run cannot go on. */
  readonly stop: Fault | null;
}

/** Batches of at most so many requests: as many as Google sends side by side. */
const TOGETHER_MAX = 50;

export function sendUpdates(desk: Desk, sendings: readonly RecordSending[]): SentUpdates {
  const changes = sendings.map(
    ({ record, changes: cells }): RecordChange => ({
      record,
      fields: Object.fromEntries(cells.map(({ key, value }) => [key, value])),
    }),
  );
  const startedMs = desk.nowMs();
  const ledger = createUpdateLedger(sendings);
  const options = { ...optionsNow(desk), idempotencyKey: desk.ports.freshKey() };
  const rounds = desk.ports.connector.writing.update(desk.view, changes, options);
  let stop: Fault | null = null;
  let lost: Fault | null = null;
  for (const round of rounds) {
    let open = [...round];
    while (open.length > 0 && stop === null) {
      const batch = open.slice(0, TOGETHER_MAX);
      open = open.slice(TOGETHER_MAX);
      const sent = sendBatch(desk, batch, ledger);
      stop = sent.stop;
      lost = sent.lost ?? lost;
      // A request for several that was refused as a whole: one by one it shows who is meant.
      open.push(...sent.split.flatMap((call) => singles(desk, changes, call)));
    }
  }
  readBack(desk, ledger, startedMs);
  const ends = ledger.ends();
  return { ends, stop: stop ?? (areAllInDoubt(ends) ? lost : null) };
}

/** The CRM is down: what follows would fare no better, and this would be sent again at every step. */
function areAllInDoubt(ends: SentUpdates['ends']): boolean {
  return [...ends.values()].every((byKey) =>
    [...byKey.values()].every(({ kind }) => kind === 'doubt' || kind === 'refused'),
  );
}

function sendBatch(desk: Desk, calls: readonly WriteCall[], ledger: UpdateLedger) {
  const ids = [...new Set(calls.flatMap(({ about }) => about.map((place) => ledger.idAt(place))))];
  desk.announce('push', ids);
  const results = desk.ports.courier.send(calls.map(({ exchange }) => exchange));
  const split: WriteCall[] = [];
  let stop: Fault | null = null;
  let lost: Fault | null = null;
  calls.forEach((call, index) => {
    const result = results[index];
    if (result?.ok) {
      call.about.forEach((place, at) => {
        ledger.answered(place, call.keys, result.value[at] ?? { kind: 'unknown' });
      });
      return;
    }
    const fault = result?.fault ?? { kind: 'network' as const, detail: 'no answer', inDoubt: true };
    const reach = reachOf(fault);
    if (reach === 'doubt') lost = fault;
    if (reach === 'run') stop = fault;
    else if (reach !== 'doubt' && call.about.length > 1) split.push(call);
    else for (const place of call.about) ledger.failed(place, call.keys, fault);
  });
  return { split, stop, lost };
}

/** The same changes, each in a request of its own. */
function singles(
  desk: Desk,
  changes: readonly RecordChange[],
  call: WriteCall,
): readonly WriteCall[] {
  const now = optionsNow(desk);
  return call.about.flatMap((place) => {
    const change = changes[place];
    if (!change) return [];
    // A request for several may carry fields that this one does not change.
    const own = Object.entries(change.fields).filter(([key]) => call.keys.includes(key));
    const fields = Object.fromEntries(own);
    const options = { ...now, idempotencyKey: desk.ports.freshKey() };
    const rounds = desk.ports.connector.writing.update(desk.view, [{ ...change, fields }], options);
    return rounds.flat().map((single) => ({ ...single, about: [place] }));
  });
}

const NOTHING: ReadonlySet<FieldKey> = new Set();

/**
 * What the answers left open is read once more; then it is known, or in doubt. A list of changes is
 * believed in what it shows, and nothing is concluded from what it does not: it may lag.
 */
function readBack(desk: Desk, ledger: UpdateLedger, startedMs: number): void {
  const source = { ...desk.ports, view: desk.view, shown: NOTHING };
  for (const [id, record] of observeChanged(source, ledger.openIds(), startedMs - SKEW_MS)) {
    ledger.close(id, (cell) => endTaken(record, cell));
  }
  const ids = ledger.openIds();
  if (ids.length === 0) return;
  const { records, gone } = observeEach(source, ids);
  for (const id of ids) {
    const record = records.get(id);
    if (gone.has(id)) ledger.close(id, () => ({ kind: 'gone' }));
    else ledger.close(id, (cell, lost) => endSeen(record, cell, lost));
  }
}
