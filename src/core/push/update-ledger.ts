/**
 * Keeps the books of one sending: what became of each field of each record, from answers, faults and
 * read-backs. Pure; must not know requests.
 */
import type { Fault } from '../exchange';
import type { CrmRecord, FieldKey, RecordId } from '../model';
import { valueToken } from '../value/token';
import type { WriteAnswer } from '../writing';
import { namedFields, reachOf } from './faults';
import type { PlannedChange } from './plan-updates';

/** What became of one field's change. */
export type FieldEnd =
  /** `base`: what the CRM holds now. */
  | { readonly kind: 'applied'; readonly base: string }
  | { readonly kind: 'rejected'; readonly text: string }
  | { readonly kind: 'notTaken' }
  | { readonly kind: 'waiting'; readonly approval: string }
  | { readonly kind: 'gone' }
  /** Not sent, or refused for now. */
  | { readonly kind: 'refused' }
  /** Sent; whether it arrived could not be found out. */
  | { readonly kind: 'doubt' };

export interface RecordSending {
  readonly record: CrmRecord;
  readonly changes: readonly PlannedChange[];
}

/** `open`: answered, but not in a way that tells. `lost`: not answered. */
type Entry = FieldEnd | 'open' | 'lost';

function isOpen(entry: Entry | undefined): entry is 'open' | 'lost' {
  return entry === 'open' || entry === 'lost';
}

/** The same as far as it shows that the change arrived; null where it does not. */
export function endTaken(record: CrmRecord, { key, value }: PlannedChange): FieldEnd | null {
  const now = record.fields[key];
  const isTaken = now !== undefined && valueToken(now) === valueToken(value);
  return isTaken ? { kind: 'applied', base: valueToken(value) } : null;
}

/** What a record that was read afterwards tells. One that was lost may still be on its way. */
export function endSeen(
  record: CrmRecord | undefined,
  cell: PlannedChange,
  lost: boolean,
): FieldEnd {
  const now = record?.fields[cell.key];
  if (now === undefined) return { kind: 'doubt' };
  const base = valueToken(now);
  if (base === valueToken(cell.value)) return { kind: 'applied', base };
  if (lost) return { kind: 'doubt' };
  return base === cell.seen ? { kind: 'notTaken' } : { kind: 'applied', base };
}

export interface UpdateLedger {
  idAt(place: number): string;
  answered(place: number, keys: readonly FieldKey[], answer: WriteAnswer): void;
  failed(place: number, keys: readonly FieldKey[], fault: Fault): void;
  /** Records with fields whose fate is open. */
  openIds(): readonly RecordId[];
  /** `lost`: no answer told that the CRM has dealt with it. What ends as null stays open. */
  close(id: string, end: (cell: PlannedChange, lost: boolean) => FieldEnd | null): void;
  ends(): ReadonlyMap<string, ReadonlyMap<FieldKey, FieldEnd>>;
}

export function createUpdateLedger(sendings: readonly RecordSending[]): UpdateLedger {
  const ends = new Map<string, Map<FieldKey, Entry>>();
  for (const { record } of sendings) ends.set(record.id, new Map());
  const cellsOf = (place: number, keys: readonly FieldKey[]) =>
    (sendings[place]?.changes ?? []).filter(({ key }) => keys.includes(key));
  const put = (place: number, key: FieldKey, end: Entry) =>
    ends.get(sendings[place]?.record.id ?? '')?.set(key, end);
  return {
    idAt: (place) => sendings[place]?.record.id ?? '',
    answered(place, keys, answer) {
      for (const cell of cellsOf(place, keys)) put(place, cell.key, endOf(answer, cell));
    },
    failed(place, keys, fault) {
      for (const cell of cellsOf(place, keys)) put(place, cell.key, endOfFault(fault, keys, cell));
    },
    openIds: () =>
      [...ends]
        .filter(([, byKey]) => [...byKey.values()].some(isOpen))
        .map(([id]) => id as RecordId),
    close(id, end) {
      const byKey = ends.get(id);
      const cells = sendings.find(({ record }) => record.id === id)?.changes ?? [];
      for (const cell of cells) {
        const entry = byKey?.get(cell.key);
        const final = isOpen(entry) ? end(cell, entry === 'lost') : null;
        if (final) byKey?.set(cell.key, final);
      }
    },
    ends: () =>
      new Map(
        sendings.map(({ record, changes }) => {
          const byKey = ends.get(record.id);
          const final = changes.map(({ key }): [FieldKey, FieldEnd] => {
            const end = byKey?.get(key);
            return [key, end === undefined || isOpen(end) ? { kind: 'refused' } : end];
          });
          return [record.id as string, new Map(final)];
        }),
      ),
  };
}

/** Where the CRM names guilty ones of the fields that were sent, the others were merely refused along with them. */
function endOfFault(fault: Fault, keys: readonly FieldKey[], { key }: PlannedChange): Entry {
  const reach = reachOf(fault);
  if (reach === 'doubt') return 'lost';
  if (reach === 'gone') return { kind: 'gone' };
  const named = namedFields(fault, keys);
  if (named === null) return { kind: 'rejected', text: fault.detail };
  const text = named[key];
  return text === undefined ? { kind: 'refused' } : { kind: 'rejected', text };
}

/** An answer that says all is well is believed only as far as it shows it. */
function endOf(answer: WriteAnswer, cell: PlannedChange): Entry {
  switch (answer.kind) {
    case 'done':
      return { kind: 'applied', base: valueToken(cell.value) };
    case 'rejected': {
      const concerns = answer.field === undefined || answer.field === cell.key;
      return concerns ? { kind: 'rejected', text: answer.message } : { kind: 'refused' };
    }
    case 'waiting':
      return { kind: 'waiting', approval: answer.approval };
    case 'unknown':
      return 'open';
    case 'record': {
      const now = answer.record.fields[cell.key];
      const promised = cell.found.column.onUpdate !== 'try';
      if (now === undefined) {
        return promised ? { kind: 'applied', base: valueToken(cell.value) } : 'open';
      }
      const taken = valueToken(now) !== cell.seen || valueToken(now) === valueToken(cell.value);
      return taken ? { kind: 'applied', base: valueToken(now) } : { kind: 'notTaken' };
    }
  }
}
