/** What is sent to change opportunities: moves first, then one PATCH a record. */
import type { Fault } from '../../../src/core/exchange';
import type { CrmRecord, MaybeValue, RecordId } from '../../../src/core/model';
import type { FieldValues, RecordChange, WriteCall } from '../../../src/core/writing';
import { trustpager } from '../../../src/crm/trustpager/connector';
import { many, one, text } from './values';
import { jsonAnswer, KEY, list, PROPOSAL_CARD, readValue, row, SALES, scope } from './wire-answers';

const { writing } = trustpager;
const VIEW = { key: KEY, scope: scope(), columns: [] };
const OPTIONS = { silent: true, idempotencyKey: 'run-1' };
const BASE = 'https://api.trustpager.com/functions/v1/api/v1';

/** A record as the list gives it. */
function recordOf(parts: Readonly<Record<string, unknown>> = {}): CrmRecord {
  const [record] = readValue(trustpager.page(VIEW, null), list([row(parts)])).records;
  if (!record) throw new Error('a record');
  return record;
}

function plan(changes: readonly RecordChange[], silent = true) {
  return writing.update(VIEW, changes, { ...OPTIONS, silent });
}

function bodyOf({ exchange }: WriteCall) {
  return JSON.parse(exchange.request.body ?? '');
}

/** The only call for one change of one record. */
function callFor(fields: FieldValues, parts: Readonly<Record<string, unknown>> = {}): WriteCall {
  const [call, ...more] = plan([{ record: recordOf(parts), fields }]).flat();
  if (!call || more.length > 0) throw new Error('one call');
  return call;
}

describe('a stage', () => {
  const changes: readonly RecordChange[] = ['a', 'b', 'a'].map((stage, at) => ({
    record: recordOf({ id: `o-${at}` }),
    fields: { stage: one(stage) },
  }));

  test('TP10 is moved to in bulk, one request for each target, in the pipeline of the tab', () => {
    const [round, ...more] = plan(changes);
    expect(more).toEqual([]);
    expect(round?.map(({ about, keys }) => ({ about, keys }))).toEqual([
      { about: [0, 2], keys: ['stage'] },
      { about: [1], keys: ['stage'] },
    ]);
    const [first] = round ?? [];
    expect(first?.exchange.request).toEqual({
      method: 'post',
      url: `${BASE}/opportunities/bulk-move`,
      headers: { authorization: `Bearer ${KEY}`, accept: 'application/json' },
      body: JSON.stringify({
        ids: ['o-0', 'o-2'],
        pipeline_id: SALES.id,
        stage_id: 'a',
        skip_automations: true,
      }),
    });
    expect(first?.exchange.idempotent).toBe(false);
  });

  test('TP10 sets automations off unless they are to be silent', () => {
    const [call] = plan(changes, false).flat();
    expect(call && bodyOf(call).skip_automations).toBe(false);
  });

  test.each([
    [100, [100]],
    [101, [100, 1]],
    [250, [100, 100, 50]],
  ])('TP10 of %i records goes in requests of %j', (count, sizes) => {
    const all = Array.from({ length: count }, (_, at) => ({
      record: recordOf({ id: `o-${at}` }),
      fields: { stage: one('a') },
    }));
    const calls = plan(all).flat();
    expect(calls.map((call) => bodyOf(call).ids.length)).toEqual(sizes);
    expect(calls.flatMap(({ about }) => about)).toEqual(all.map((_, at) => at));
  });

  test('TP10 keeps cards in other pipelines: such records are placed one by one', () => {
    const elsewhere = { ...PROPOSAL_CARD, pipeline_id: 'p-2' };
    const records = [
      recordOf({ id: 'o-1' }),
      recordOf({ id: 'o-2', placements: [PROPOSAL_CARD, elsewhere] }),
      recordOf({ id: 'o-3', placements: undefined }),
    ];
    expect(records.map(({ carried }) => carried)).toEqual([
      undefined,
      { elsewhere: true },
      undefined,
    ]);
    const [round] = plan(records.map((record) => ({ record, fields: { stage: one('a') } })));
    expect(round?.map(({ about, exchange }) => [about, exchange.request.url])).toEqual([
      [[0], `${BASE}/opportunities/bulk-move`],
      [[1], `${BASE}/opportunities/o-2/add-card`],
      [[2], `${BASE}/opportunities/o-3/add-card`],
    ]);
    expect(round?.slice(1).map(bodyOf)).toEqual(
      [1, 2].map(() => ({ pipeline_id: SALES.id, stage_id: 'a', skip_automations: true })),
    );
  });

  test('TP10 goes before everything else, since it may set the status', () => {
    const fields = { stage: one('a'), status: one('open'), name: text('Roof') };
    const rounds = plan([{ record: recordOf(), fields }]);
    expect(rounds.map((round) => round.map(({ keys }) => keys))).toEqual([
      [['stage']],
      [['name', 'status']],
    ]);
  });

  test('TP10 cannot be emptied, and nothing to change is no request', () => {
    expect(plan([{ record: recordOf(), fields: { stage: null } }])).toEqual([]);
    expect(
      plan([{ record: recordOf(), fields: { owners: null, 'custom.quick_links': null } }]),
    ).toEqual([]);
    expect(plan([])).toEqual([]);
  });
});

describe('a PATCH', () => {
  test('TP9 goes to the record, holds only what changed, and is not repeated by itself', () => {
    const { exchange, about, keys } = callFor({ name: text('Roof'), notes: null }, { id: 'a/b' });
    expect({ about, keys }).toEqual({ about: [0], keys: ['name', 'notes'] });
    expect(exchange.idempotent).toBe(false);
    expect(exchange.request).toEqual({
      method: 'patch',
      url: `${BASE}/opportunities/a%2Fb`,
      headers: { authorization: `Bearer ${KEY}`, accept: 'application/json' },
      body: '{"name":"Roof","notes":null}',
    });
  });

  test('TP9 is one for each record', () => {
    const changes = ['o-1', 'o-2'].map((id) => ({
      record: recordOf({ id }),
      fields: { name: text(id) },
    }));
    const [round, ...more] = plan(changes);
    expect(more).toEqual([]);
    expect(round?.map(({ about }) => about)).toEqual([[0], [1]]);
  });

  const ALL: FieldValues = {
    status: one('won'),
    value: { kind: 'number', number: 5.555 },
    currency: text('EUR'),
    customer: null,
    contact: one('p-1'),
    lead_source: one('Web'),
  };

  test('TP9 calls fields what the CRM calls them', () => {
    expect(bodyOf(callFor(ALL))).toEqual({
      status: 'won',
      value: 5.55,
      currency: 'EUR',
      customer_id: null,
      contact_id: 'p-1',
      lead_source: 'Web',
    });
  });
});

describe('tags', () => {
  const tags = [
    { name: 'web', color: '#ff0000', id: 't-1' },
    'design',
    { name: 'old', color: '#000' },
  ];

  test.each([
    ['one more', many('web', 'design', 'old', 'new'), [...tags, { name: 'new' }]],
    ['another order', many('old', 'design', 'web'), tags],
    ['one less', many('design', 'web'), tags.slice(0, 2)],
    ['others', many('a', 'b'), [{ name: 'a' }, { name: 'b' }]],
    ['none', null, []],
  ])('TP9 %s: all are sent, with all that was read of those that stay', (_, value, expected) => {
    const call = callFor({ tags: value }, { tags });
    expect(call.keys).toEqual(['tags']);
    expect(bodyOf(call)).toEqual({ tags: expected });
  });

  test.each([[null], [[]]])('TP9 %j were no tags', (before) => {
    expect(bodyOf(callFor({ tags: many('a') }, { tags: before }))).toEqual({
      tags: [{ name: 'a' }],
    });
  });

  test('TP9 that were not visible are not replaced', () => {
    const call = callFor({ name: text('Roof'), tags: many('a') }, { tags: undefined });
    expect(call.keys).toEqual(['name']);
    expect(bodyOf(call)).toEqual({ name: 'Roof' });
  });
});

describe('custom fields', () => {
  const metadata = {
    quick_links: { 'type-1': 'https://x.example' },
    size: 3,
    gone_from_settings: { deep: [1, null] },
    memo: 'x',
  };

  test('TP9 travel with everything else that `metadata` held', () => {
    const fields = {
      'custom.size': { kind: 'number', number: 4 },
      'custom.new': text('y'),
    } as const;
    const call = callFor(fields, { metadata });
    expect(call.keys).toEqual(['custom.size', 'custom.new']);
    expect(bodyOf(call)).toEqual({ metadata: { ...metadata, size: 4, new: 'y' } });
  });

  test('TP9 that are emptied have no entry any more', () => {
    const { size: _, ...rest } = metadata;
    expect(bodyOf(callFor({ 'custom.size': null }, { metadata }))).toEqual({ metadata: rest });
  });

  test.each([[null], [{}]])('TP9 %j was no metadata', (before) => {
    const call = callFor({ 'custom.a': text('b') }, { metadata: before });
    expect(bodyOf(call)).toEqual({ metadata: { a: 'b' } });
  });

  test.each([
    ['absent', undefined],
    ['of another form', ['?']],
  ])('TP9 whose metadata is %s are not sent', (_, before) => {
    expect(
      plan([{ record: recordOf({ metadata: before }), fields: { 'custom.a': text('b') } }]),
    ).toEqual([]);
  });
});

test('TP9 a record carries its tags and its metadata, and nothing where neither is visible', () => {
  expect(recordOf({ tags: ['a'], metadata: { b: 1 } }).carried).toEqual({
    tags: ['a'],
    metadata: { b: 1 },
  });
  expect(recordOf({ tags: null })).toMatchObject({ carried: { tags: [] } });
  expect(recordOf()).not.toHaveProperty('carried');
});

test('TP9 what is only replaced whole is named', () => {
  const keys = ['tags', 'custom.size', 'name', 'stage', 'value', 'custom.quick_links'];
  expect(keys.filter((key) => writing.replacesWhole(key))).toEqual(['tags', 'custom.size']);
});

describe('a PATCH that is refused', () => {
  const REJECTED: Fault = { kind: 'rejected', detail: 'value cannot be set here', status: 400 };
  const fields: FieldValues = { name: text('Roof'), value: { kind: 'number', number: 1 } };
  const fallback = (given: FieldValues, fault: Fault) =>
    callFor(given).exchange.fallback?.(fault) ?? null;

  test('TP9 is sent once more without what is not promised', () => {
    const other = fallback(fields, REJECTED);
    expect(other?.request.body).toBe('{"name":"Roof"}');
    expect(other?.idempotent).toBe(false);
    expect(other?.fallback?.(REJECTED) ?? null).toBeNull();
    const [answer] = other ? readValue(other, jsonAnswer(200, { data: row({ value: 7 }) })) : [];
    expect(answer).toMatchObject({
      kind: 'record',
      record: { fields: { value: { kind: 'number', number: 7 } } },
    });
  });

  test.each([
    ['only what is promised', { name: text('Roof') }, REJECTED],
    ['only what is not', { value: { kind: 'number', number: 1 } } as FieldValues, REJECTED],
    ['a gateway', fields, { ...REJECTED, inDoubt: true }],
    ['no right', fields, { ...REJECTED, kind: 'forbidden' as const }],
    ['a fault of the server', fields, { ...REJECTED, kind: 'serverError' as const }],
  ])('TP9 ends there: %s', (_, given, fault) => {
    expect(fallback(given, fault)).toBeNull();
  });
});

test('TP3 every field that can be written is sent, each under its own name', () => {
  const stages = trustpager.catalogue(KEY, SALES.id)[0];
  const specs = (stages && readValue(stages.exchange, list([])).fields) ?? [];
  const writable = specs.filter(({ onUpdate }) => onUpdate !== 'no').map(({ key }) => key);
  const value: MaybeValue = one('x');
  const fields = Object.fromEntries(writable.map((key) => [key, value]));
  const calls = plan([{ record: recordOf({ tags: [] }), fields }]).flat();
  expect(calls.flatMap(({ keys }) => keys).sort()).toEqual([...writable].sort());
  const ids = ['o-1' as RecordId];
  expect(writing.remove?.request(VIEW, ids).request).toMatchObject({
    url: `${BASE}/opportunities/bulk-delete`,
    body: '{"ids":["o-1"]}',
  });
});
