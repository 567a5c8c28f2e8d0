/** What writes send, and what their answers are taken for. */
import fc from 'fast-check';
import type { Exchange, Fault } from '../../../src/core/exchange';
import type { MaybeValue, RecordId } from '../../../src/core/model';
import type { FieldValues, WriteAnswer, WriteCall } from '../../../src/core/writing';
import { close } from '../../../src/crm/close/connector';
import { readMoney, sentMoney } from '../../../src/crm/close/values';
import { many, number, one, text } from '../trustpager/values';
import { answer, bodyOf, id, pathOf, readValue, SALES, viewOf } from './fixture-answers';

const VIEW = viewOf();
const { writing } = close;
const OPTIONS = { silent: true, idempotencyKey: 'never sent' };
const LEAD = one(id('lead', 1), 'Acme GmbH');
const REJECTED: Fault = { kind: 'rejected', detail: 'no', status: 400 };
const FORBIDDEN: Fault = { kind: 'forbidden', detail: 'no', status: 403 };
const day = (value: string): MaybeValue => ({ kind: 'day', day: value });

function create(fields: FieldValues, view = VIEW): Exchange<readonly WriteAnswer[]> {
  return writing.create(view, [{ fields }], OPTIONS);
}

function update(fields: FieldValues, view = VIEW): readonly WriteCall[] {
  const record = { id: id('oppo', 1) as RecordId, fields: {} };
  const [round = [], ...others] = writing.update(view, [{ record, fields }], OPTIONS);
  expect(others).toEqual([]);
  return round;
}

function onlyCall(fields: FieldValues): WriteCall {
  const [call, ...others] = update(fields);
  if (!call || others.length > 0) throw new Error('one call');
  return call;
}

function again(exchange: Exchange<unknown>, fault: Fault): unknown {
  const other = exchange.fallback?.(fault) ?? null;
  return other && bodyOf(other);
}

describe('creating', () => {
  test('sends what the row holds, in minor units, into the pipeline of the tab', () => {
    const exchange = create({
      lead: LEAD,
      status: one(id('stat', 1)),
      value: number(500),
      value_period: one('monthly'),
      confidence: number(30),
      owner: one('user_1'),
      contact: one('cont_1'),
      date_won: day('2026-03-31'),
      note: text('=A1'),
      'custom.cf_1': text('x'),
      'custom.cf_2': many('a', 'b'),
      'custom.cf_3': number(1.5),
      'custom.cf_4': day('2026-03-31'),
      'custom.cf_5': { kind: 'instant', atMs: Date.UTC(2026, 2, 31, 22) },
      'person.cf_6': one('user_9'),
    });
    expect(exchange.request).toMatchObject({ method: 'post' });
    expect(pathOf(exchange)).toBe('/opportunity/');
    expect(bodyOf(exchange)).toEqual({
      lead_id: id('lead', 1),
      pipeline_id: SALES.id,
      status_id: id('stat', 1),
      value: 50_000,
      value_period: 'monthly',
      confidence: 30,
      user_id: 'user_1',
      contact_id: 'cont_1',
      date_won: '2026-03-31',
      note: '=A1',
      'custom.cf_1': 'x',
      'custom.cf_2': ['a', 'b'],
      'custom.cf_3': 1.5,
      'custom.cf_4': '2026-03-31',
      'custom.cf_5': '2026-03-31T22:00:00.000Z',
      'custom.cf_6': 'user_9',
    });
  });

  test('leaves out what is empty, and says the period of a value', () => {
    expect(bodyOf(create({ lead: LEAD, note: null, 'custom.cf_1': null }))).toEqual({
      lead_id: id('lead', 1),
      pipeline_id: SALES.id,
    });
    expect(bodyOf(create({ lead: LEAD, value: number(0) }))).toEqual({
      lead_id: id('lead', 1),
      pipeline_id: SALES.id,
      value: 0,
      value_period: 'one_time',
    });
  });

  test('CL4 never goes without a lead, and one at a time', () => {
    expect(() => create({ value: number(1) })).toThrow('has a lead');
    expect(() => writing.create(VIEW, [], OPTIONS)).toThrow('one opportunity');
  });

  test('is answered by the record', () => {
    const [told] = readValue(create({ lead: LEAD }), 'create-200');
    if (told?.kind !== 'record') throw new Error('a record');
    expect(told.record.id).toBe(id('oppo', 8));
    expect(told.record.fields).toMatchObject({ lead: LEAD, value: number(500) });
  });

  test('CL4 RQ2 is never repeated by itself', () => {
    expect(create({ lead: LEAD }).idempotent).toBe(false);
    expect(create({ lead: LEAD }).request.headers).not.toHaveProperty('idempotency-key');
  });
});

test.each([
  [0.01, 1],
  [1.005, 101],
  [19.99, 1999],
  [4.35, 435],
  [-12.5, -1250],
  [1e6, 1e8],
  [45_035_996_273_704.95, 4_503_599_627_370_495],
  [0.004, 0],
  [1e22, 1e24],
  [1e-7, 0],
])('an amount of %d is %i hundredths', (major, minor) => {
  expect(bodyOf(onlyCall({ value: number(major) }).exchange)).toEqual({ value: minor });
});

test('CL2 every amount that was read is sent as it was', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e15, max: 1e15 }), (minor) => {
      const read = readMoney(minor);
      expect(read && sentMoney(read)).toBe(minor);
    }),
    { seed: 20260601, numRuns: 500 },
  );
});

describe('changing', () => {
  test('one PUT a record, with the changed fields only', () => {
    const record = (n: number) => ({ id: id('oppo', n) as RecordId, fields: {} });
    const changes = [
      { record: record(1), fields: { status: one('stat_2'), value: number(1) } },
      { record: record(2), fields: { note: text('x') } },
    ];
    const [round = []] = writing.update(VIEW, changes, OPTIONS);
    expect(round.map(({ about, keys }) => [about, keys])).toEqual([
      [[0], ['status', 'value']],
      [[1], ['note']],
    ]);
    expect(round.map(({ exchange }) => exchange.request.method)).toEqual(['put', 'put']);
    expect(round.map(({ exchange }) => bodyOf(exchange))).toEqual([
      { status_id: 'stat_2', value: 100 },
      { note: 'x' },
    ]);
    expect(writing.update(VIEW, [], OPTIONS)).toEqual([]);
  });

  test('empties what Close can empty; a note in both of its forms', () => {
    const fields = { note: null, contact: null, date_won: null, 'custom.cf_1': null };
    expect(bodyOf(onlyCall(fields).exchange)).toEqual({
      note: '',
      note_html: null,
      contact_id: null,
      date_won: null,
      'custom.cf_1': null,
    });
  });

  test('CL5 what Close cannot empty is called so in the catalogue', () => {
    const [first] = close.catalogue('k', 'pipe_1');
    const { fields = [] } = first ? readValue(first.exchange, 'pipeline') : {};
    const kept = fields.filter((field) => field.kept).map((field) => field.key);
    expect(kept).toEqual(['status', 'value', 'value_period', 'confidence', 'owner']);
  });

  test.each([
    [undefined, '0'],
    [0, '0'],
    [-570, '-9.5'],
    [345, '5.75'],
    [840, '14'],
  ])('CL8 tells Close the clock that is ahead by %s minutes: %s', (utcOffsetMinutes, hours) => {
    const options = { ...OPTIONS, ...(utcOffsetMinutes !== undefined && { utcOffsetMinutes }) };
    const record = { id: id('oppo', 1) as RecordId, fields: {} };
    const fields = { lead: LEAD };
    const [[put] = []] = writing.update(VIEW, [{ record, fields }], options);
    const post = writing.create(VIEW, [{ fields }], options);
    for (const exchange of [put?.exchange, post]) {
      expect(exchange?.request.headers).toMatchObject({ 'x-tz-offset': hours });
      expect(exchange?.fallback?.(REJECTED) ?? null).toBeNull();
    }
  });

  test('is answered by the record as it is now, with what Close changed besides', () => {
    const [told] = readValue(onlyCall({ status: one(id('stat', 2)) }).exchange, 'update-won');
    expect(told).toMatchObject({
      kind: 'record',
      record: { fields: { status_type: one('won', 'Won'), date_won: day('2026-06-01') } },
    });
  });

  test('an answer about another record tells nothing', () => {
    const result = onlyCall({ value: number(1) }).exchange.read(answer('update-other-record'));
    expect(result).toMatchObject({ ok: false, fault: { kind: 'badAnswer' } });
  });

  test('people keep the names they were sent or read with', () => {
    const view = viewOf({}, [{ key: 'person.cf_6', type: 'choice' }]);
    const [call] = update({ 'person.cf_6': one('user_9', 'Zoë') }, view);
    const body = JSON.stringify({ id: id('oppo', 1), 'custom.cf_6': 'user_9' });
    expect(call?.exchange.read({ status: 200, headers: {}, body })).toMatchObject({
      value: [{ record: { fields: { 'person.cf_6': one('user_9', 'Zoë') } } }],
    });
  });
});

describe('a refused write is said otherwise where there is another way', () => {
  test('a day as a moment, the note without its rich form, once', () => {
    const { exchange } = onlyCall({ date_won: day('2026-03-31'), note: null });
    const other = exchange.fallback?.(REJECTED);
    if (!other) throw new Error('another way');
    expect(bodyOf(other)).toEqual({ date_won: '2026-03-31T00:00:00', note: '' });
    expect(other.fallback?.(REJECTED)).toBeNull();
  });

  test('a date that is emptied stays as it is', () => {
    const { exchange } = onlyCall({ date_won: null, note: null });
    expect(again(exchange, REJECTED)).toEqual({ date_won: null, note: '' });
    expect(again(onlyCall({ date_won: null }).exchange, REJECTED)).toBeNull();
  });

  test('what only some roles may write is left out, so that the rest goes through', () => {
    const { exchange } = onlyCall({ value: number(1), 'custom.cf_1': text('x') });
    expect(again(exchange, FORBIDDEN)).toEqual({ value: 100 });
    expect(again(onlyCall({ 'custom.cf_1': text('x') }).exchange, FORBIDDEN)).toBeNull();
    expect(again(onlyCall({ value: number(1) }).exchange, FORBIDDEN)).toBeNull();
  });

  test('never after an answer that leaves the effect in doubt, nor when creating twice', () => {
    const fields = { lead: LEAD, date_won: day('2026-03-31') };
    expect(again(create(fields), { ...REJECTED, inDoubt: true })).toBeNull();
    expect(again(create(fields), { kind: 'serverError', detail: '' })).toBeNull();
    expect(again(create(fields), REJECTED)).toMatchObject({ date_won: '2026-03-31T00:00:00' });
  });
});

describe('deleting', () => {
  const remove = writing.remove;
  if (!remove) throw new Error('Close deletes');

  test.each(['delete-object', 'delete-empty', 'delete-204'])('%s is done', (name) => {
    const exchange = remove.request(VIEW, [id('oppo', 1) as RecordId]);
    expect(pathOf(exchange)).toBe(`/opportunity/${id('oppo', 1)}/`);
    expect(exchange.request.method).toBe('delete');
    expect(exchange.idempotent).toBe(false);
    expect(readValue(exchange, name)).toEqual([{ kind: 'done' }]);
  });

  test('takes one id', () => {
    expect(remove.max).toBe(1);
    expect(() => remove.request(VIEW, [])).toThrow('one opportunity');
  });
});

describe('names', () => {
  test('of leads are searched by their words, with what tells namesakes apart', () => {
    const found = readValue(writing.candidates(VIEW, 'lead', ' Acme '), 'search-leads');
    expect(found).toEqual([
      {
        id: id('lead', 1),
        label: 'Acme',
        detail: 'https://acme.example, Customer',
        aliases: ['Acme'],
      },
      { id: id('lead', 2), label: 'Acme Ltd', detail: 'Potential', aliases: ['Acme Ltd'] },
      { id: id('lead', 3), label: 'Untitled', detail: '', aliases: [] },
    ]);
  });

  test('of contacts may also be their addresses', () => {
    const exchange = writing.candidates(VIEW, 'contact', 'Maria Rossi');
    expect(bodyOf(exchange)).toMatchObject({
      query: { queries: [{ object_type: 'contact' }, { field: { object_type: 'contact' } }] },
      _fields: { contact: ['id', 'name', 'display_name', 'emails'] },
    });
    expect(readValue(exchange, 'search-contacts')).toEqual([
      {
        id: id('cont', 1),
        label: 'Maria Rossi',
        detail: 'maria@a.example',
        aliases: ['Maria Rossi', 'maria@a.example'],
      },
    ]);
  });

  test('that fit more than a page are not taken for known', () => {
    const result = writing.candidates(VIEW, 'lead', 'Acme').read(answer('search-leads-more'));
    expect(result).toMatchObject({ ok: false, fault: { kind: 'rejected' } });
  });

  test('are searched for again in doubt, but a lead is created once', () => {
    expect(writing.candidates(VIEW, 'lead', 'Acme').idempotent).toBe(true);
    const exchange = writing.createReferred?.(VIEW, 'lead', ' New GmbH ', OPTIONS);
    if (!exchange) throw new Error('leads can be created');
    expect(exchange.idempotent).toBe(false);
    expect(bodyOf(exchange)).toEqual({ name: 'New GmbH' });
    expect(readValue(exchange, 'lead-created')).toEqual({ id: id('lead', 4), label: 'New GmbH' });
    expect(() => writing.createReferred?.(VIEW, 'contact', 'x', OPTIONS)).toThrow('only leads');
  });
});
