import type { CrmRecord } from '../../../src/core/model';
import { trustpager } from '../../../src/crm/trustpager/connector';
import { KEY, list, queryOf, readValue, row, SALES, scope } from './wire-answers';

function record(parts: Readonly<Record<string, unknown>>): CrmRecord {
  const page = readValue(
    trustpager.page({ key: KEY, scope: scope(), columns: [] }, null),
    list([row(parts)]),
  );
  const [first] = page.records;
  if (!first) throw new Error('no record');
  return first;
}

test.each([
  ['nothing but the pipeline', {}, {}],
  ['a search, trimmed', { search: '  a & b ' }, { search: 'a & b' }],
  ['a search of spaces', { search: '   ' }, {}],
  ['a status', { status: 'won' }, { status: 'won' }],
  ['a stage', { stage: 's-1' }, { stage_id: 's-1' }],
  ['an owner', { owner: 'u-1' }, { assigned_to: 'u-1' }],
  [
    'days, a little wider than meant',
    { createdFrom: '2026-05-01', createdTo: '2026-05-31' },
    { created_after: '2026-04-30T23:59:59.000Z', created_before: '2026-06-01T00:00:00.000Z' },
  ],
  ['a day that is none', { createdFrom: 'soon' }, {}],
  ['an empty filter', { status: '', owner: '' }, {}],
])('%s', (_, filters, expected) => {
  const { limit, expand, ...query } = queryOf(
    trustpager.page({ key: KEY, scope: scope(filters), columns: [] }, null),
  );
  expect({ limit, expand }).toEqual({ limit: '100', expand: expect.any(String) });
  expect(query).toEqual({ pipeline_id: SALES.id, ...expected });
});

test('TP4 the filters on offer take their choices from fields that have them', () => {
  const keys = new Set<string>();
  for (const { exchange } of trustpager.catalogue(KEY, SALES.id)) {
    const part = exchange.read(list([{ id: 'x', name: 'X' }]));
    if (!part.ok) continue;
    for (const key of Object.keys(part.value.options ?? {})) keys.add(key);
    for (const field of part.value.fields ?? []) if (field.options) keys.add(field.key);
  }
  const wanted = trustpager.filters.flatMap(({ optionsOf }) => optionsOf ?? []);
  expect(wanted).toEqual(['status', 'stage', 'owners']);
  for (const key of wanted) expect(keys).toContain(key);
});

const MAY = { createdFrom: '2026-05-01', createdTo: '2026-05-31' };

test.each([
  ['the first moment', '2026-05-01T00:00:00Z', true],
  ['the moment before', '2026-04-30T23:59:59.999Z', false],
  ['the last moment', '2026-05-31T23:59:59.999Z', true],
  ['the moment after', '2026-06-01T00:00:00Z', false],
  ['another zone, within in UTC', '2026-06-01T09:00:00+10:00', true],
  ['a first day', '2026-05-01', true],
  ['a day after', '2026-06-01', false],
  ['nothing known', undefined, true],
  ['no readable time', 'May', true],
])('created on UTC days, both ends included: %s', (_, created_at, expected) => {
  expect(trustpager.inScope(record({ created_at }), scope(MAY))).toBe(expected);
});

test.each([
  ['only from', { createdFrom: '2026-05-01' }, true],
  ['only to', { createdTo: '2026-05-01' }, false],
  ['neither', {}, true],
  ['empty texts', { createdFrom: '', createdTo: '' }, true],
])('one bound is enough: %s', (_, filters, expected) => {
  const june = record({ created_at: '2026-06-01T12:00:00Z' });
  expect(trustpager.inScope(june, scope(filters))).toBe(expected);
});

test('TP4 a record without a card in the pipeline is elsewhere; without any knowledge it stays', () => {
  expect(trustpager.inScope(record({ placements: [] }), scope())).toBe(false);
  expect(trustpager.inScope(record({ placements: undefined }), scope())).toBe(true);
});
