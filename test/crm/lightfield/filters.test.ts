import type { CrmRecord, MaybeValue, RecordId } from '../../../src/core/model';
import { lightfield } from '../../../src/crm/lightfield/connector';
import { number, one, text } from '../trustpager/values';
import { viewOf } from './fixture-answers';

const CREATED: MaybeValue = { kind: 'instant', atMs: Date.UTC(2026, 4, 31, 23, 59, 59) };

function record(fields: CrmRecord['fields']): CrmRecord {
  return { id: 'opp_1' as RecordId, fields };
}

const FULL = record({
  $name: text('Acme Renewal'),
  $stage: one('opt_a'),
  'relationships.$owner': one('mem_1'),
  createdAt: CREATED,
});

test.each<[Record<string, string>, boolean]>([
  [{}, true],
  [{ search: ' acme ' }, true],
  [{ search: 'ACME RENEWAL' }, true],
  [{ search: 'globex' }, false],
  [{ stage: 'opt_a' }, true],
  [{ stage: 'opt_b' }, false],
  [{ owner: 'mem_1' }, true],
  [{ owner: 'mem_2' }, false],
  [{ createdFrom: '2026-05-31', createdTo: '2026-05-31' }, true],
  [{ createdFrom: '2026-06-01' }, false],
  [{ createdTo: '2026-05-30' }, false],
  [{ search: '', stage: '', owner: '' }, true],
])('%j keeps it: %s', (filters, expected) => {
  expect(lightfield.inScope(FULL, viewOf([], filters).scope)).toBe(expected);
});

test.each<[CrmRecord['fields'], boolean]>([
  [{}, true],
  [{ $name: null }, false],
  [{ $stage: null }, false],
  [{ 'relationships.$owner': null }, false],
  [{ 'relationships.$owner': { kind: 'many', items: [{ id: 'mem_1', label: 'x' }] } }, true],
  [{ $name: number(7) }, false],
])('what is not visible counts as yes, what is empty as no: %j', (fields, expected) => {
  const filters = { search: 'a', stage: 'opt_a', owner: 'mem_1', createdFrom: '2026-01-01' };
  expect(lightfield.inScope(record(fields), viewOf([], filters).scope)).toBe(expected);
});

test('choices are those of fields', () => {
  const choices = lightfield.filters.filter(({ type }) => type === 'choice');
  expect(choices.map(({ optionsOf }) => optionsOf)).toEqual(['$stage', 'relationships.$owner']);
});
