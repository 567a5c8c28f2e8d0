import { openBirthBook, readBirths } from '../../../src/core/births';
import type { Exchange, Result } from '../../../src/core/exchange';
import type { RecordPage } from '../../../src/core/listing';
import type { CrmRecord, MaybeValue, RecordId } from '../../../src/core/model';
import { created, doubtful, type ReadyCreation } from '../../../src/core/push/creation-states';
import type { Desk } from '../../../src/core/push/desk';
import { findCreated } from '../../../src/core/push/find-created';
import type { RowFact } from '../../../src/core/push/row-fact';
import { nameToken } from '../../../src/core/settle';
import type { RowState } from '../../../src/core/state';
import { cellToken, valueToken } from '../../../src/core/value/token';
import { writingOf } from './writing-of';

const SENT_MS = Date.UTC(2026, 0, 15, 15);
const TAB = 7;

const text = (value: string): MaybeValue => ({ kind: 'text', text: value });
const number = (value: number): MaybeValue => ({ kind: 'number', number: value });

function record(id: string, name: string, value: number | null, bornMs = SENT_MS): CrmRecord {
  const fields = { name: text(name), created: { kind: 'instant', atMs: bornMs } as const };
  return {
    id: id as RecordId,
    fields: { ...fields, value: value === null ? null : number(value) },
  };
}

function row(id: string, name: string, value: number): ReadyCreation {
  const values = { name: text(name), value: number(value) };
  const cells = { name: cellToken('text', name), value: cellToken('number', value) };
  return { id, row: 2, token: id, digest: id, state: undefined, values, cells, duplicate: null };
}

function inDoubt(each: ReadyCreation): RowFact {
  const { id, values } = each;
  const sent = { value: valueToken(values.value ?? null) };
  const outbox = { key: 'k', place: 0, name: nameToken({ fields: values }, 'name'), sent };
  const open = { id, outcome: 'sending', since: SENT_MS, issues: {}, fields: {} } as const;
  return { id, state: doubtful(each, { ...open, outbox: { ...outbox, row: id, hash: '' } }) };
}

interface Place {
  readonly facts: readonly RowFact[];
  readonly rows: readonly ReadyCreation[];
  /** What the CRM says was changed; null: it cannot tell. */
  readonly changed: Result<RecordPage> | null;
  /** Records that the memory knows. */
  readonly known?: readonly string[];
}

/** Facts after the look, the pairs that were kept, and since when was asked. */
function look({ facts, rows, changed, known = [] }: Place) {
  const asked: number[] = [];
  const kept: Record<string, string> = {};
  const changedSince = (_view: unknown, sinceMs: number): Exchange<RecordPage> => {
    asked.push(sinceMs);
    const request = { method: 'get', url: 'https://crm.invalid/', headers: {} } as const;
    return { request, idempotent: true, read: () => changed as Result<RecordPage> };
  };
  const writing = writingOf({
    recognisedBy: ['name', 'value'],
    changedSince: changed ? changedSince : null,
  });
  const states = facts.map(({ id, state }): RowState => ({ ...state, id }));
  const blanks = known.map((id): RowState => ({ ...states[0], id }) as RowState);
  const desk = {
    ports: {
      connector: {
        writing,
        inScope: () => true,
        pageSize: 100,
        filters: [],
        pace: { requestsMax: 50, windowMs: 60_000 },
      },
      courier: {
        send: (exchanges: readonly Exchange<unknown>[]) =>
          exchanges.map((each) => each.read({ status: 200, headers: {}, body: '' })),
      },
      documents: { setAll: (entries: object) => Object.assign(kept, entries) },
    },
    view: { key: 'k', scope: { pipeline: { id: 'p', label: 'P' }, filters: {} }, columns: [] },
    subject: { properties: {}, link: { tabId: TAB } },
    scene: { table: { rows: rows.map(({ id }) => ({ id, row: 2 })) } },
    state: () => ({ rows: new Map([...states, ...blanks].map((state) => [state.id, state])) }),
    nowMs: () => SENT_MS + 1_000,
  } as unknown as Desk;
  const births = openBirthBook({}, TAB);
  const sent = findCreated(desk, { facts, stop: null }, { rows, births });
  return { facts: sent.facts, pairs: Object.fromEntries(readBirths(kept, TAB)), asked };
}

function page(...records: readonly CrmRecord[]): Result<RecordPage> {
  return { ok: true, value: { records, next: null } };
}

const first = row('new·1', 'Acme', 100);
const second = row('new·2', 'Acme', 100);

test('CR9 CR3 CR6 a row that the changes show becomes that record, and the pair is kept', () => {
  const changed = page(record('r0', 'Other', 100), record('r1', ' ACME', 100));
  const { facts, pairs, asked } = look({ facts: [inDoubt(first)], rows: [first], changed });
  expect(facts).toMatchObject([{ id: 'new·1', state: { id: 'r1', outcome: 'created' } }]);
  expect(pairs).toEqual({ new·1: 'r1' });
  // From a little before the request: clocks differ.
  expect(asked).toEqual([SENT_MS - 5 * 60_000]);
});

test('CR4 equal rows become one record each, those that answers told counted', () => {
  const told: RowFact = { id: 'new·1', state: created(first, record('r1', 'Acme', 100), SENT_MS) };
  const changed = page(record('r1', 'Acme', 100), record('r2', 'Acme', 100));
  const { facts, pairs } = look({
    ...{ facts: [told, inDoubt(second)], rows: [first, second], changed },
  });
  expect(facts.map(({ state }) => state.id)).toEqual(['r1', 'r2']);
  expect(pairs).toEqual({ new·2: 'r2' });
  const both = look({ facts: [inDoubt(first), inDoubt(second)], rows: [first, second], changed });
  expect(both.facts.map(({ state }) => state.id)).toEqual(['r1', 'r2']);
});

const failure: Result<RecordPage> = { ok: false, fault: { kind: 'network', detail: 'gone' } };

test.each<[string, Result<RecordPage>, readonly string[]]>([
  ['nothing was changed', page(), []],
  ['the list cannot be read', failure, []],
  ['another name', page(record('r1', 'Acme 2', 100)), []],
  ['another value', page(record('r1', 'Acme', 101)), []],
  ['a record from before', page(record('r1', 'Acme', 100, SENT_MS - 3_600_000)), []],
  ['a record that has a row already', page(record('r1', 'Acme', 100)), ['r1']],
  ['more such records than rows', page(record('r1', 'Acme', 100), record('r2', 'Acme', 100)), []],
])('CR5 the row stays in doubt: %s', (_what, changed, known) => {
  const doubts = [inDoubt(first)];
  const { facts, pairs } = look({ facts: doubts, rows: [first], changed, known });
  expect(facts).toEqual(doubts);
  expect(pairs).toEqual({});
});

test('CR5 nothing is asked where the CRM cannot tell, or where nothing is in doubt', () => {
  const told: RowFact = { id: 'new·1', state: created(first, record('r1', 'Acme', 100), SENT_MS) };
  expect(look({ facts: [inDoubt(first)], rows: [first], changed: null }).asked).toEqual([]);
  expect(look({ facts: [told], rows: [first], changed: page() }).asked).toEqual([]);
});
