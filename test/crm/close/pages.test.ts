/** How a list is read to its end, whatever it is made of. */
import type { Exchange, Fault } from '../../../src/core/exchange';
import type { RecordPage } from '../../../src/core/listing';
import { close } from '../../../src/crm/close/connector';
import { id, pathOf, queryOf, readValue, viewOf } from './fixture-answers';

const VIEW = viewOf();
const REJECTED: Fault = { kind: 'rejected', detail: 'too far', status: 400 };
const FORBIDDEN: Fault = { kind: 'forbidden', detail: 'no', status: 403 };

function begin(view = VIEW): RecordPage {
  return readValue(close.page(view, null), 'pipeline');
}

test('CL1 a list begins with the statuses of its pipeline, and asks for them in a stable order', () => {
  expect(pathOf(close.page(VIEW, null))).toBe(`/pipeline/${id('pipe', 1)}/`);
  const start = begin();
  expect(start.records).toEqual([]);
  expect(queryOf(close.page(VIEW, start.next))).toEqual({
    status_id__in: [1, 2, 3].map((n) => id('stat', n)).join(','),
    _order_by: 'date_created',
    _limit: '100',
    _skip: '0',
  });
});

test('a pipeline without statuses is an empty list', () => {
  expect(readValue(close.page(VIEW, null), 'pipeline-without-statuses')).toEqual({
    records: [],
    next: null,
  });
});

test('PL18 the next page begins with the last row that came, and the last one ends the list', () => {
  const first = readValue(close.page(VIEW, begin().next), 'list-first-page');
  expect(first.records.map((record) => record.id)).toEqual([id('oppo', 1), id('oppo', 2)]);
  expect(first.total).toBe(3);
  const second = close.page(VIEW, first.next);
  expect(queryOf(second)._skip).toBe('1');
  const last = readValue(second, 'list-last-page');
  expect(last).toMatchObject({ next: null, total: 3, overlaps: true });
  expect(last.records.map((record) => record.id)).toEqual([id('oppo', 2), id('oppo', 3)]);
});

test.each([
  ['list-empty', { records: [], next: null, total: 0 }],
  ['list-empty-but-more', { records: [], next: null, cut: true, total: 7 }],
])('%s ends it', (name, page) => {
  expect(readValue(close.page(VIEW, begin().next), name)).toEqual(page);
});

test('a list without a total has none', () => {
  expect(readValue(close.page(VIEW, begin().next), 'list-without-total')).not.toHaveProperty(
    'total',
  );
});

describe('an offset that Close does not take', () => {
  const first = readValue(close.page(VIEW, begin().next), 'list-same-moment');
  const deep = close.page(VIEW, first.next);
  const window = deep.fallback?.(REJECTED) as Exchange<RecordPage>;
  const SAME = '2026-03-05T00:00:00.000000+00:00';

  test('CL1 is replaced by a window from the last moment', () => {
    expect(queryOf(window)).toMatchObject({ date_created__gte: SAME, _skip: '0' });
  });

  test('whose repeated rows are left out, and whose total is not that of the list', () => {
    const page = readValue(window, 'list-window');
    expect(page.records.map((record) => record.id)).toEqual([id('oppo', 4), id('oppo', 5)]);
    expect(page).not.toHaveProperty('total');
  });

  test('keeps the other filters', () => {
    const view = viewOf({ owner: 'user_1', createdFrom: '2026-01-01' });
    const start = close.page(view, readValue(close.page(view, null), 'pipeline').next);
    const next = close.page(view, readValue(start, 'list-same-moment').next);
    expect(queryOf(next.fallback?.(REJECTED) as Exchange<unknown>)).toMatchObject({
      user_id: 'user_1',
      date_created__gte: SAME,
      _order_by: 'date_created',
    });
  });

  test('is a fault at the beginning, in a window that cannot move, and for other reasons', () => {
    expect(close.page(VIEW, begin().next).fallback?.(REJECTED)).toBeNull();
    expect(window.fallback?.(REJECTED)).toBeNull();
    expect(deep.fallback?.(FORBIDDEN)).toBeNull();
    const stuck = close.page(VIEW, readValue(window, 'list-same-moment').next);
    expect(stuck.fallback?.(REJECTED)).toBeNull();
  });
});

describe('a column of people', () => {
  const view = viewOf({}, [{ key: `person.${id('cf', 7)}`, type: 'choice' }]);

  test('costs one request for all names', () => {
    const names = close.page(view, begin(view).next);
    expect(pathOf(names)).toBe(`/organization/${id('orga', 1)}/`);
    const list = close.page(view, readValue(names, 'organization').next);
    expect(pathOf(list)).toBe('/opportunity/');
  });

  test('does without where the key may not see them', () => {
    const names = close.page(view, begin(view).next);
    expect(pathOf(names.fallback?.(FORBIDDEN) as Exchange<unknown>)).toBe('/opportunity/');
    expect(names.fallback?.({ kind: 'serverError', detail: '' })).toBeNull();
  });
});

describe('what changed since a moment', () => {
  const { changedSince } = close.writing;
  if (!changedSince) throw new Error('Close can tell');
  const since = Date.UTC(2026, 5, 1, 8);

  test('is asked for in every pipeline, oldest change first', () => {
    const exchange = changedSince(viewOf({ owner: 'user_1' }), since, null);
    expect(queryOf(exchange)).toEqual({
      date_updated__gte: '2026-06-01T08:00:00.000Z',
      _order_by: 'date_updated',
      _limit: '100',
      _skip: '0',
    });
    const page = readValue(exchange, 'list-first-page');
    expect(page).not.toHaveProperty('total');
    expect(queryOf(changedSince(VIEW, since, page.next))).toMatchObject({
      date_updated__gte: '2026-06-01T08:00:00.000Z',
      _skip: '1',
    });
  });

  test('learns the names of people first where a column shows them', () => {
    const view = viewOf({}, [{ key: 'person.cf_1', type: 'choice' }]);
    expect(pathOf(changedSince(view, since, null))).toBe(`/pipeline/${id('pipe', 1)}/`);
  });
});

test('one record by id is the object itself', () => {
  const exchange = close.record(VIEW, 'oppo_ä/1');
  expect(pathOf(exchange)).toBe('/opportunity/oppo_%C3%A4%2F1/');
  expect(readValue(exchange, 'get-one').id).toBe(id('oppo', 1));
});
