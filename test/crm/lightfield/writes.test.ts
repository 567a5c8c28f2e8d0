import type { Exchange } from '../../../src/core/exchange';
import type { MaybeValue, RecordId } from '../../../src/core/model';
import type { FieldValues, RecordChange, WriteAnswer } from '../../../src/core/writing';
import { lightfield } from '../../../src/crm/lightfield/connector';
import { many, number, one, text } from '../trustpager/values';
import { addressOf, answerOf, bodyOf, fixture, readFixture, viewOf } from './fixture-answers';

const { writing } = lightfield;
const VIEW = viewOf([{ key: '$amount', type: 'number' }]);
const OPTIONS = { silent: false, idempotencyKey: 'run-1' };
const DRAFT: FieldValues = {
  $name: text('New deal'),
  $stage: one('opt_a', 'Prospecting'),
  'relationships.$account': one('acc_1', 'Acme'),
};

function create(fields: FieldValues = DRAFT): Exchange<readonly WriteAnswer[]> {
  return writing.create(VIEW, [{ fields }], OPTIONS);
}

function change(fields: FieldValues, before: FieldValues = {}, id = 'opp_1'): RecordChange {
  return { record: { id: id as RecordId, fields: before }, fields };
}

function update(...changes: readonly RecordChange[]) {
  return writing.update(VIEW, changes, OPTIONS);
}

function onlyUpdate(fields: FieldValues, before: FieldValues = {}) {
  const [call, ...more] = update(change(fields, before)).flat();
  if (!call || more.length > 0) throw new Error('one call');
  return call.exchange;
}

describe('a create', () => {
  test('is one request with bare values, ids, and the key', () => {
    const exchange = create();
    expect(addressOf(exchange)).toBe('post /opportunities');
    expect(bodyOf(exchange)).toEqual(fixture('create').request.body);
    expect(exchange.request.headers).toMatchObject({
      'idempotency-key': 'run-1',
      'lightfield-version': '2026-03-01',
    });
  });

  test('is never repeated by itself: a failed one is carried out anew under its key', () => {
    expect(create().idempotent).toBe(false);
  });

  test('sends both parts always, and nothing that is empty', () => {
    expect(bodyOf(create({ $name: text('x'), $amount: null }))).toEqual({
      fields: { $name: 'x' },
      relationships: {},
    });
  });

  test.each<[string, MaybeValue, unknown]>([
    ['$amount', number(0), 0],
    ['$amount', number(0.1 + 0.2), 0.3],
    ['$amount', number(12.345), 12.345],
    ['$amount', number(1e21), 1e21],
    ['$amount', number(-5.5), -5.5],
    ['is-renewal', { kind: 'flag', on: false }, false],
    [
      '$closeDate',
      { kind: 'instant', atMs: Date.UTC(2026, 2, 16) },
      '2026-03-16T00:00:00.000+00:00',
    ],
    ['$closeDate', { kind: 'day', day: '2026-03-16' }, '2026-03-16T00:00:00+00:00'],
    ['competitors', many('opt_x', 'opt_y'), ['opt_x', 'opt_y']],
    ['billing-email', many('a@x.example'), ['a@x.example']],
    ['$nextStep', text('=1+1'), '=1+1'],
  ])('%s as %j', (key, value, sent) => {
    expect(bodyOf(create({ [key]: value }))).toEqual({
      fields: { [key]: sent },
      relationships: {},
    });
  });

  test.each<[string, MaybeValue, unknown]>([
    ['$owner', one('mem_1'), 'mem_1'],
    ['$evaluator', many('con_1', 'con_2'), ['con_1', 'con_2']],
  ])('relationship %s', (name, value, sent) => {
    const body = bodyOf(create({ [`relationships.${name}`]: value }));
    expect(body).toEqual({ fields: {}, relationships: { [name]: sent } });
  });

  test('is answered by the record', () => {
    expect(readFixture(create(), 'create')).toMatchObject([
      {
        kind: 'record',
        record: { id: 'opp_9', fields: { $name: text('New deal'), $amount: null } },
      },
    ]);
    expect(readFixture(create(), 'create-rounded')).toMatchObject([
      { record: { fields: { $amount: number(12.35) } } },
    ]);
    expect(readFixture(create(), 'create-replayed')).toMatchObject([{ record: { id: 'opp_8' } }]);
  });

  test.each(['create-empty', 'create-cut', 'create-html', 'create-success-only'])(
    '%s is no answer',
    (name) => {
      expect(create().read(answerOf(name))).toMatchObject({
        ok: false,
        fault: { kind: 'badAnswer' },
      });
    },
  );

  test('of several at once is a mistake', () => {
    const drafts = [{ fields: DRAFT }, { fields: DRAFT }];
    expect(() => writing.create(VIEW, drafts, OPTIONS)).toThrow('one opportunity a request');
  });

  test.each(['', 'x'.repeat(256), 'with\nline', 'ümlaut'])(
    'with the key %j is a mistake',
    (key) => {
      const send = () =>
        writing.create(VIEW, [{ fields: DRAFT }], { ...OPTIONS, idempotencyKey: key });
      expect(send).toThrow('idempotency key');
    },
  );
});

describe('an update', () => {
  test('is one request for each record, with all of its fields', () => {
    const fields = {
      $amount: number(80_000),
      $stage: one('opt_b'),
      'relationships.$owner': one('mem_2'),
    };
    const rounds = update(change(fields), change({}), change({ $name: text('x') }, {}, 'opp_2'));
    expect(rounds).toHaveLength(1);
    const [first, second] = rounds[0] ?? [];
    expect(first).toMatchObject({ about: [0], keys: Object.keys(fields) });
    expect(second).toMatchObject({ about: [2], keys: ['$name'] });
    expect(first && addressOf(first.exchange)).toBe('post /opportunities/opp_1');
    expect(first && bodyOf(first.exchange)).toEqual(fixture('update').request.body);
    expect(first?.exchange.idempotent).toBe(true);
  });

  test('without fields is no request', () => {
    expect(update(change({}))).toEqual([]);
  });

  test('LF6 has a key of its own for every record and every content', () => {
    const keyOf = (exchange: Exchange<unknown>) => exchange.request.headers['idempotency-key'];
    const calls = update(
      change({ $amount: number(1) }),
      change({ $amount: number(1) }, {}, 'opp_2'),
      change({ $amount: number(2) }),
    ).flat();
    const keys = calls.map(({ exchange }) => keyOf(exchange));
    expect(new Set(keys).size).toBe(3);
    expect(keys[1]).toContain('opp_2');
    expect(keyOf(onlyUpdate({ $amount: number(1) }))).toBe(keys[0]);
  });

  test('clears by null', () => {
    const cleared = { $amount: null, 'relationships.$owner': null };
    expect(bodyOf(onlyUpdate(cleared))).toEqual(fixture('update-cleared').request.body);
    expect(onlyUpdate(cleared).fallback).toBeUndefined();
  });

  test('takes away known ids where a relationship cannot be cleared by null', () => {
    const before = { 'relationships.$evaluator': many('con_1', 'con_2'), $amount: number(1) };
    const exchange = onlyUpdate({ 'relationships.$evaluator': null, $amount: number(2) }, before);
    const refusal = lightfield.fault(answerOf('unprocessable-account'), 0);
    const other = exchange.fallback?.(refusal);
    if (!other) throw new Error('another way');
    expect(bodyOf(other)).toEqual({
      fields: { $amount: 2 },
      relationships: { $evaluator: { remove: ['con_1', 'con_2'] } },
    });
    const keys = [exchange, other].map(({ request }) => request.headers['idempotency-key']);
    expect(keys[0]).not.toBe(keys[1]);
    expect(other.fallback).toBeUndefined();
    expect(exchange.fallback?.(lightfield.fault(answerOf('server-error'), 0))).toBeNull();
    expect(exchange.fallback?.(lightfield.fault(answerOf('error-cut'), 0))).toBeNull();
  });

  test.each<[string, MaybeValue]>([
    ['update', number(80_000)],
    ['update-cleared', null],
    ['update-not-taken', number(75_000)],
    ['update-unset-absent', null],
  ])('is answered by the record: %s', (name, amount) => {
    const [answer] = readFixture(onlyUpdate({ $amount: number(80_000) }), name);
    expect(answer).toMatchObject({ kind: 'record', record: { id: 'opp_1' } });
    expect(answer?.kind === 'record' && answer.record.fields.$amount).toEqual(amount);
  });

  test.each(['update-other-record', 'update-empty'])('%s is no answer', (name) => {
    expect(onlyUpdate({ $amount: number(1) }).read(answerOf(name))).toMatchObject({
      ok: false,
      fault: { kind: 'badAnswer' },
    });
  });
});

describe('a removal', () => {
  const exchange = writing.remove?.request(VIEW, ['opp_1' as RecordId]);
  if (!exchange) throw new Error('Lightfield can delete');

  test('is a request for one', () => {
    expect(writing.remove?.max).toBe(1);
    expect(addressOf(exchange)).toBe('delete /opportunities/opp_1');
    expect(exchange.request).not.toHaveProperty('body');
    expect(exchange.idempotent).toBe(true);
  });

  test('is done when the answer shows the record', () => {
    expect(readFixture(exchange, 'delete')).toEqual([{ kind: 'done' }]);
    expect(exchange.read(answerOf('delete-other-record'))).toMatchObject({ ok: false });
  });
});

test('LF5 a stated key settles a creation, and nothing is silent, approved or told by date', () => {
  expect(writing).toMatchObject({
    doubt: { kind: 'key', keyMs: 86_400_000 },
    ...{ createMax: 1, updateMax: 1, approval: null, changedSince: null, credits: null },
    ...{ silencesCreate: false, probesUpdates: false },
  });
  expect(writing.recognisedBy.slice(0, 2)).toEqual(['$name', 'relationships.$account']);
  expect(writing.silencesUpdate('$stage')).toBe(false);
  expect(writing.replacesWhole('relationships.$evaluator')).toBe(false);
  expect(writing.createEffects.join(' ')).toContain('summary');
});
