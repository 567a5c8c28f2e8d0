import type { CrmRecord, MaybeValue, RecordId } from '../../../src/core/model';
import { close } from '../../../src/crm/close/connector';
import { scopeQuery } from '../../../src/crm/close/filters';
import { one } from '../trustpager/values';
import { SALES, viewOf } from './fixture-answers';

function record(fields: Readonly<Record<string, MaybeValue>>): CrmRecord {
  return { id: 'oppo_1' as RecordId, fields };
}

function isIn(fields: Readonly<Record<string, MaybeValue>>, filters: Record<string, string> = {}) {
  return close.inScope(record(fields), viewOf(filters).scope);
}

test('filters become documented parameters; days are whole UTC days', () => {
  const { scope } = viewOf({
    status: 'stat_2',
    statusType: 'won',
    owner: 'user_1',
    createdFrom: '2026-03-01',
    createdTo: '2026-03-31',
    wonFrom: '2026-02-01',
    wonTo: '2026-02-28',
  });
  expect(scopeQuery(scope, ['stat_1', 'stat_2'])).toEqual({
    status_id__in: 'stat_2',
    status_type: 'won',
    user_id: 'user_1',
    date_created__gte: '2026-03-01T00:00:00.000Z',
    date_created__lt: '2026-04-01T00:00:00.000Z',
    date_won__gte: '2026-02-01',
    date_won__lt: '2026-03-01',
  });
});

test('more statuses than an address can carry are not asked for', () => {
  const many = Array.from({ length: 30 }, (_, n) => `stat_${String(n).padStart(43, '0')}`);
  expect(scopeQuery(viewOf().scope, many).status_id__in).toBeNull();
  expect(scopeQuery(viewOf().scope, many.slice(0, 20)).status_id__in).toContain(',stat_');
});

test('no such day is no filter', () => {
  expect(scopeQuery(viewOf({ createdFrom: '2026-13-01', wonTo: '' }).scope, [])).toMatchObject({
    date_created__gte: undefined,
    date_won__lt: undefined,
  });
});

test.each([
  ['another pipeline', { pipeline: one('pipe_x') }, {}, false],
  ['this pipeline', { pipeline: one(SALES.id) }, {}, true],
  ['no pipeline to see', {}, {}, true],
  ['another status', { status: one('stat_1') }, { status: 'stat_2' }, false],
  ['another type', { status_type: one('lost') }, { statusType: 'won' }, false],
  ['another owner', { owner: one('user_1') }, { owner: 'user_2' }, false],
  ['the owner', { owner: one('user_2') }, { owner: 'user_2' }, true],
  ['an owner that is not visible', {}, { owner: 'user_2' }, true],
])('a filter that Close ignored is kept: %s', (_, fields, filters, expected) => {
  expect(isIn(fields, filters)).toBe(expected);
});

const created = (moment: string) => ({
  date_created: { kind: 'instant', atMs: Date.parse(moment) } as const,
});
const MARCH = { createdFrom: '2026-03-01', createdTo: '2026-03-31' };
const WON = { wonFrom: '2026-03-01', wonTo: '2026-03-31' };
const won = (day: string) => ({ date_won: { kind: 'day', day } as const });

test.each([
  [created('2026-02-28T23:59:59.999Z'), MARCH, false],
  [created('2026-03-01T00:00:00Z'), MARCH, true],
  [created('2026-03-31T23:59:59.999Z'), MARCH, true],
  [created('2026-04-01T00:00:00Z'), MARCH, false],
  [{}, MARCH, true],
  [won('2026-03-01'), WON, true],
  [won('2026-03-31'), WON, true],
  [won('2026-04-01'), WON, false],
  [{ date_won: null }, WON, false],
])('days include both ends: %j within %j is %s', (fields, filters, expected) => {
  expect(isIn(fields, filters)).toBe(expected);
});
