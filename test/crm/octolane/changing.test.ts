/** Changes: what is sent, what is tried after a refusal, and what every answer says of each record. */
import type { Exchange, Fault } from '../../../src/core/exchange';
import type { FieldValues, RecordChange, WriteAnswer } from '../../../src/core/writing';
import { octolane } from '../../../src/crm/octolane/connector';
import { faultOf, fixture, idOf, readValue, sentBy, VIEW } from './fixtures';
import { day, flag, many, number, one, text } from './values';

const OPTIONS = { silent: true, idempotencyKey: 'key' };

function change(n: number, fields: FieldValues): RecordChange {
  return { record: { id: idOf(n), fields: {} }, fields };
}

function calls(...changes: readonly RecordChange[]) {
  return octolane.writing.update(VIEW, changes, OPTIONS).flat();
}

function only(...changes: readonly RecordChange[]): Exchange<readonly WriteAnswer[]> {
  const [call, ...more] = calls(...changes);
  if (!call || more.length > 0) throw new Error('one request');
  return call.exchange;
}

const record = (n: number): WriteAnswer => ({
  ...{ kind: 'record', record: { id: idOf(n), fields: {} } },
});
const unknown: WriteAnswer = { kind: 'unknown' };
const refused = (message: string): WriteAnswer => ({ kind: 'rejected', message });
const NO: Fault = { kind: 'rejected', detail: 'no', status: 400 };

const renaming = { name: text('New') };
const two = only(change(1, renaming), change(2, renaming));

describe('what is sent', () => {
  test('is a map by id with the names of a change; null clears', () => {
    const exchange = only(
      change(1, {
        name: text('New'),
        opportunity_stage: one(idOf(202), 'Won'),
        opportunity_account: null,
        opportunity_contact: one(idOf(401), 'Maria'),
        opportunity_other_stakeholders: many(idOf(402)),
        opportunity_amount: number(5),
        opportunity_close_date: day('2026-06-30'),
        'custom.custom__kola': many('e-1', 'f-1'),
        'custom.custom__last': day('2026-06-01'),
        'custom.custom__strategic': flag(true),
        'custom.text_123': null,
      }),
    );
    expect(exchange.request).toMatchObject({
      method: 'patch',
      url: 'https://api.octolane.com/v1/opportunities/bulk',
    });
    expect(exchange.idempotent).toBe(false);
    expect(sentBy(exchange)).toEqual({
      [idOf(1)]: {
        name: 'New',
        opportunity_stage: idOf(202),
        opportunity_account: null,
        opportunity_contact: idOf(401),
        opportunity_other_stakeholders: [idOf(402)],
        opportunity_amount: 5,
        opportunity_close_date: 1782777600,
        custom__kola: ['e-1', 'f-1'],
        custom__last: '2026-06-01T00:00:00.000Z',
        custom__strategic: true,
        text_123: null,
      },
    });
  });

  test('changes of the same fields go together, at most fifty; without any there is no request', () => {
    const changes = Array.from({ length: 51 }, (_, n) => change(n, renaming));
    const amount = change(99, { amount: number(1) });
    expect(
      calls(...changes, amount, change(98, {})).map(({ about, keys }) => [about.length, keys]),
    ).toEqual([
      [50, ['name']],
      [1, ['name']],
      [1, ['amount']],
    ]);
    expect(octolane.writing.update(VIEW, [], OPTIONS)).toEqual([]);
    expect(octolane.writing.update(VIEW, [change(1, {})], OPTIONS)).toEqual([]);
  });
});

describe('OC3 after a refusal', () => {
  const mixed = change(1, {
    name: text('New'),
    close_date: day('2026-06-30'),
    amount: number(5),
    'custom.custom__last': day('2026-06-01'),
  });

  test('days go as texts, then only what is documented; then it is refused', () => {
    const first = only(mixed);
    const second = first.fallback?.(NO);
    const third = second?.fallback?.(NO);
    const custom = { custom__last: '2026-06-01T00:00:00.000Z' };
    expect([first, second, third].map((exchange) => sentBy(exchange ?? undefined))).toEqual([
      { [idOf(1)]: { name: 'New', close_date: 1782777600, amount: 5, ...custom } },
      { [idOf(1)]: { name: 'New', close_date: '2026-06-30T00:00:00.000Z', amount: 5, ...custom } },
      { [idOf(1)]: { name: 'New', ...custom } },
    ]);
    expect(third?.fallback?.(NO)).toBeNull();
  });

  test.each([
    ['published fields alone', renaming, 0],
    ['custom days alone', { 'custom.custom__last': day('2026-06-01') }, 0],
    ['unpublished fields alone', { amount: number(5) }, 0],
    ['a day alone', { close_date: day('2026-06-30') }, 1],
    ['a cleared day', { close_date: null }, 0],
    ['published and unpublished', { ...renaming, amount: number(5) }, 1],
  ])('%s have so many other forms: %#', (_, fields, count) => {
    let exchange: Exchange<readonly WriteAnswer[]> | null | undefined = only(change(1, fields));
    let others = -1;
    while (exchange) {
      others += 1;
      exchange = exchange.fallback?.(NO);
    }
    expect(others).toBe(count);
  });

  test('a row that is refused makes the next form tried, the last one is final', () => {
    const first = only(
      change(1, { close_date: day('2026-06-30') }),
      change(2, { close_date: null }),
    );
    const fault = faultOf(first, 'patch-map-refused');
    expect(fault).toMatchObject({ kind: 'rejected', detail: 'Opportunity not found' });
    const second = first.fallback?.(fault);
    if (!second) throw new Error('another form');
    expect(readValue(second, 'patch-map-refused')).toEqual([
      record(1),
      refused('Opportunity not found'),
    ]);
  });

  test('a gateway is no refusal, since it may have been done', () => {
    const fault = octolane.fault(fixture('gateway-400'), 0);
    expect(only(mixed).fallback?.(fault)).toBeNull();
  });
});

test.each([
  ['patch-map', [record(1), record(2)]],
  ['patch-map-refused', [record(1), refused('Opportunity not found')]],
  ['patch-map-error-object', [record(1), refused('amount: must be a number')]],
  ['patch-map-status-words', [record(1), refused('Locked')]],
  ['patch-map-upper-case', [record(1), record(2)]],
  ['patch-map-untold', [unknown, unknown]],
  ['patch-list', [record(1), record(2)]],
  ['patch-list-refused', [record(1), refused('Opportunity not found')]],
  ['patch-list-incomplete', [record(1), unknown]],
  ['patch-list-twice', [unknown, record(2)]],
  ['patch-results', [record(1), record(2)]],
  ['patch-counts', [record(1), record(2)]],
  ['patch-counts-refused', [record(1), refused('Opportunity not found')]],
  ['patch-counts-failed-ids', [record(1), refused('Octolane refused it without a reason')]],
  ['patch-counts-short', [unknown, unknown]],
  ['patch-updated-ids', [record(1), record(2)]],
  ['patch-null', [unknown, unknown]],
  ['patch-empty', [unknown, unknown]],
  ['patch-without-data', [unknown, unknown]],
] as const)('two changes: %s', (name, answers) => {
  expect(readValue(two, name)).toEqual(answers);
});

test.each(['patch-refused', 'patch-not-found'])('%s is a refusal of the whole request', (name) => {
  const fault = octolane.fault(fixture(name), 0);
  expect(fault.kind).toBe('rejected');
  expect(fault.inDoubt).toBeUndefined();
});

test('RQ4 an answer that is none leaves a change in doubt', () => {
  for (const name of ['create-success-false', 'answer-empty', 'answer-cut', 'answer-html']) {
    expect(faultOf(two, name).kind).toBe('badAnswer');
  }
});

test('how changes behave', () => {
  const { writing } = octolane;
  expect(writing.updateMax).toBe(50);
  expect(writing.probesUpdates).toBe(true);
  expect(writing.replacesWhole('opportunity_other_stakeholders')).toBe(false);
  expect(writing.silencesUpdate('opportunity_stage')).toBe(false);
});
