/** The list page by page: what is asked, where it ends, and how it goes on without its cursor. */
import type { Exchange, Fault } from '../../../src/core/exchange';
import type { ListView, RecordPage } from '../../../src/core/listing';
import { octolane } from '../../../src/crm/octolane/connector';
import {
  faultOf,
  fixture,
  idOf,
  KEY,
  namesOf,
  readValue,
  recordOf,
  sentBy,
  VIEW,
} from './fixtures';
import { text } from './values';

const NOW = Date.UTC(2026, 5, 1);

function refusal(name: string): Fault {
  return octolane.fault(fixture(name), NOW);
}

/** The exchange that follows a refusal. */
function instead<T>(exchange: Exchange<T>, fault: Fault): Exchange<T> {
  const other = exchange.fallback?.(fault);
  if (!other) throw new Error('nothing is tried any more');
  return other;
}

const first = octolane.page(VIEW, null);

describe('a page', () => {
  test('is a search of the pipeline, oldest first, that names the fields it wants', () => {
    expect(first.request).toMatchObject({
      method: 'post',
      url: 'https://api.octolane.com/v1/opportunities/search',
      headers: { 'x-api-key': KEY },
    });
    expect(first.idempotent).toBe(true);
    expect(sentBy(first)).toEqual({
      pipeline_id: idOf(101),
      filters: [],
      sort: { field: 'created_at', direction: 'asc' },
      limit: 200,
      fields: expect.arrayContaining(['id', 'amount', 'account_domain', 'custom_fields']),
    });
    expect(JSON.stringify(first.request).split(KEY)).toHaveLength(2);
  });

  test('names the custom fields of columns, and never more than a projection takes', () => {
    const columns = Array.from({ length: 120 }, (_, at) => ({
      key: `custom.text_${at}`,
      type: 'text' as const,
    }));
    const { fields } = sentBy(octolane.page({ ...VIEW, columns }, null));
    expect(fields).toContain('text_0');
    expect(fields).toContain('custom_fields');
    expect(fields).toHaveLength(100);
  });

  test.each([
    ['list-one-page', 2],
    ['list-empty', 0],
    ['list-end-with-cursor', 1],
  ])('%s is the end', (name, count) => {
    const page = readValue(first, name);
    expect(page.records).toHaveLength(count);
    expect(page.next).toBeNull();
    expect(page.cut).toBeUndefined();
  });

  test('that says there is more, but not where, is cut', () => {
    expect(readValue(first, 'list-more-without-cursor')).toMatchObject({ next: null, cut: true });
  });

  test('that leads back to itself is refused', () => {
    const { next } = readValue(first, 'list-cursor-to-itself');
    expect(faultOf(octolane.page(VIEW, next), 'list-cursor-to-itself')).toEqual({
      kind: 'badAnswer',
      detail: 'it sends the same page of its list again and again',
    });
  });

  test.each([
    ['list-without-has-more', 'data.has_more'],
    ['list-name-of-another-type', 'data.opportunities.0.name'],
    ['list-id-missing', 'data.opportunities.0.id'],
    ['list-success-false', 'success'],
    ['list-data-null', 'data'],
    ['answer-empty', 'an empty body'],
    ['answer-cut', 'cut off'],
    ['answer-html', 'a web page'],
  ])('RQ4 %s is no page: %s', (name, words) => {
    expect(faultOf(first, name)).toMatchObject({
      kind: 'badAnswer',
      detail: expect.stringContaining(words),
    });
  });

  test('of every good fixture is read', () => {
    const bad = ['list-without-has-more', 'list-name-of-another-type', 'list-id-missing'];
    const good = namesOf('list-').filter(
      (name) => ![...bad, 'list-success-false', 'list-data-null'].includes(name),
    );
    expect(good.length).toBeGreaterThan(50);
    for (const name of good) expect(readValue(first, name).records).toBeDefined();
  });
});

describe('OC1 the next page', () => {
  const { next } = readValue(first, 'list-first-page');
  const second = octolane.page(VIEW, next);

  test('sends the cursor with the very same query', () => {
    expect(sentBy(second)).toEqual({ ...sentBy(first), cursor: 'eyJvIjoyfQ|==' });
    expect(readValue(second, 'list-next-page')).toMatchObject({ next: null });
  });

  test('goes on from the time of the last record when its cursor is refused', () => {
    const other = instead(second, refusal('error-cursor'));
    expect(sentBy(other)).toEqual({
      ...sentBy(first),
      filters: [{ field: 'created_at', operator: 'gte', value: '2026-05-27T08:00:00.000001Z' }],
    });
    // What follows belongs to this new query.
    const third = octolane.page(VIEW, readValue(other, 'list-first-page').next);
    expect(sentBy(third)).toEqual({ ...sentBy(other), cursor: 'eyJvIjoyfQ|==' });
  });

  test('remembers the last time that it saw', () => {
    const { next: later } = readValue(second, 'list-untimed');
    const other = instead(octolane.page(VIEW, later), refusal('error-cursor'));
    expect(sentBy(other)).toHaveProperty('filters.0.value', '2026-05-27T08:00:00.000001Z');
  });

  test('goes on in the same way when the list silently began anew', () => {
    const fault = faultOf(second, 'list-page-one-again');
    expect(fault.kind).toBe('rejected');
    expect(sentBy(instead(second, fault))).toHaveProperty('filters.0.operator', 'gte');
  });

  test('gives up where no time is known, and after the last way', () => {
    const { next: blind } = readValue(first, 'list-first-page');
    expect(blind).not.toBeNull();
    const untimed = octolane.page(VIEW, 'named|||cursor');
    expect(untimed.fallback?.(refusal('error-cursor'))).toBeNull();
    const common = instead(
      instead(second, refusal('error-cursor')),
      refusal('error-validation-bare'),
    );
    expect(sentBy(common)).not.toHaveProperty('fields');
    expect(common.fallback?.(refusal('error-validation-bare'))).toBeNull();
  });
});

describe('names of fields that are refused', () => {
  const common = instead(first, refusal('error-validation-map'));

  test('cost one request, not the list', () => {
    const { fields: _, ...rest } = sentBy(first);
    expect(sentBy(common)).toEqual(rest);
    const { next } = readValue(common, 'list-first-page');
    expect(sentBy(octolane.page(VIEW, next))).toEqual({ ...rest, cursor: 'eyJvIjoyfQ|==' });
  });

  test('are not left out for any other fault', () => {
    for (const name of ['error-key', 'error-rate-bare', 'error-server', 'gateway-502']) {
      expect(first.fallback?.(refusal(name))).toBeNull();
    }
  });
});

describe('what changed since', () => {
  test('is asked by the time of the last change, in its order', () => {
    const page = octolane.writing.changedSince?.(VIEW, Date.UTC(2026, 4, 1, 10), null);
    expect(sentBy(page)).toMatchObject({
      pipeline_id: idOf(101),
      filters: [{ field: 'updated_at', operator: 'gte', value: '2026-05-01T10:00:00.000Z' }],
      sort: { field: 'updated_at', direction: 'asc' },
    });
  });
});

describe('one opportunity', () => {
  const one = octolane.record(VIEW, idOf(1));

  test('is searched for by id in its pipeline', () => {
    expect(sentBy(one)).toMatchObject({
      pipeline_id: idOf(101),
      filters: [{ field: 'id', operator: 'eq', value: idOf(1) }],
      limit: 1,
    });
    expect(readValue(one, 'list-limit-lowered').fields.name).toEqual(text('Enterprise Renewal'));
  });

  test('keeps the id under which it is known', () => {
    const known = 'ABCDEF00-0000-4000-8000-000000000001';
    const read = octolane.record(VIEW, known).read({
      ...{ status: 200, headers: {} },
      body: JSON.stringify({
        data: { opportunities: [{ id: known.toLowerCase() }], has_more: false, next_cursor: null },
      }),
    });
    expect(read).toMatchObject({ ok: true, value: { id: known } });
  });

  test('that is not there is looked for everywhere before it is gone', () => {
    const fault = faultOf(one, 'list-empty');
    const anywhere = instead(one, fault);
    expect(sentBy(anywhere)).not.toHaveProperty('pipeline_id');
    expect(faultOf(anywhere, 'list-empty')).toMatchObject({ kind: 'notFound' });
    expect(anywhere.fallback?.(fault)).toBeNull();
    const elsewhere = readValue(anywhere, 'list-other-pipeline');
    expect(octolane.inScope(elsewhere, VIEW.scope)).toBe(false);
  });

  test('is not gone because an address, a gateway or a filter says no', () => {
    for (const name of ['error-pipeline-not-found', 'gateway-404', 'error-validation-map']) {
      expect(refusal(name).kind).toBe('rejected');
    }
  });

  test('that is another one than asked for is refused', () => {
    expect(faultOf(octolane.record(VIEW, idOf(2)), 'list-limit-lowered').kind).toBe('badAnswer');
  });
});

describe('filters', () => {
  const scoped = (filters: Readonly<Record<string, string>>): ListView => ({
    ...VIEW,
    scope: { ...VIEW.scope, filters },
  });

  test('are asked for where Octolane documents them', () => {
    const asked = sentBy(
      octolane.page(
        scoped({
          search: ' acme ',
          stage: idOf(201),
          owner: idOf(501),
          createdFrom: '2026-01-01',
          createdTo: '2026-01-31',
          closeFrom: '2026-02-01',
          closeTo: '2026-12-31',
        }),
        null,
      ),
    );
    expect(asked).toMatchObject({
      query: 'acme',
      stage_id: idOf(201),
      filters: [
        { field: 'created_at', operator: 'gte', value: '2026-01-01T00:00:00.000Z' },
        { field: 'created_at', operator: 'lt', value: '2026-02-01T00:00:00.000Z' },
        { field: 'close_date', operator: 'gte', value: '2026-02-01T00:00:00.000Z' },
        { field: 'close_date', operator: 'lt', value: '2027-01-01T00:00:00.000Z' },
      ],
    });
    expect(JSON.stringify(asked)).not.toContain(idOf(501));
  });

  test('that are empty or no day are left out', () => {
    const empty = { search: ' ', stage: '', owner: '', createdFrom: '', closeTo: 'soon' };
    expect(sentBy(octolane.page(scoped(empty), null))).toEqual(sentBy(first));
  });

  test.each([
    [{}, true],
    [{ stage: idOf(201).toUpperCase() }, true],
    [{ stage: idOf(202) }, false],
    [{ owner: idOf(501) }, true],
    [{ owner: idOf(502) }, false],
    [{ createdFrom: '2026-05-25', createdTo: '2026-05-25' }, true],
    [{ createdFrom: '2026-05-26' }, false],
    [{ createdTo: '2026-05-24' }, false],
    [{ closeFrom: '2026-06-30', closeTo: '2026-06-30' }, true],
    [{ closeFrom: '2026-07-01' }, false],
    [{ closeTo: '2026-06-29' }, false],
  ])('%j keeps the sample: %s', (filters, isIn) => {
    const record = recordOf('list-limit-lowered');
    expect(octolane.inScope(record, scoped(filters).scope)).toBe(isIn);
  });

  test('a record without a date is in no range, one whose date is hidden may be', () => {
    const { scope } = scoped({ closeFrom: '2026-01-01' });
    expect(octolane.inScope(recordOf('list-nulls'), scope)).toBe(false);
    expect(octolane.inScope(recordOf('list-documented-keys-only'), scope)).toBe(true);
  });
});

test('a page may be read again and again with the same result', () => {
  const read = (): RecordPage => readValue(first, 'list-first-page');
  expect(read()).toEqual(read());
});
