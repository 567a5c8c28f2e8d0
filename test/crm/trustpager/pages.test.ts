import type { Exchange, Fault } from '../../../src/core/exchange';
import type { RecordPage } from '../../../src/core/listing';
import { trustpager } from '../../../src/crm/trustpager/connector';
import { jsonAnswer, KEY, list, queryOf, readValue, row, SALES, scope } from './wire-answers';

const MORE = { limit: 100, has_more: true, next_cursor: 'c1', prev_cursor: null };

function forbidden(...missing: readonly string[]): Fault {
  return { kind: 'forbidden', detail: '', status: 403, missing };
}

/** The exchange that is sent after a refusal. */
function fallbackOf<T>(exchange: Exchange<T>, fault: Fault): Exchange<T> {
  const other = exchange.fallback?.(fault);
  if (!other) throw new Error('no fallback');
  return other;
}

describe('TP1 the request', () => {
  test('asks for a full page of one pipeline, with names, and the key in the header only', () => {
    const { request, idempotent } = trustpager.page(
      { key: KEY, scope: scope(), columns: [] },
      null,
    );
    expect(idempotent).toBe(true);
    expect(request).toEqual({
      method: 'get',
      url:
        'https://api.trustpager.com/functions/v1/api/v1/opportunities' +
        `?pipeline_id=${SALES.id}&limit=100` +
        '&expand=contact%2Ccustomer%2Cassigned_users%2Creferrer',
      headers: { authorization: `Bearer ${KEY}`, accept: 'application/json' },
    });
  });

  test('of one record names it and asks for the same names', () => {
    const { request } = trustpager.record({ key: KEY, scope: scope(), columns: [] }, 'a/b');
    expect(request.url).toBe(
      'https://api.trustpager.com/functions/v1/api/v1/opportunities/a%2Fb' +
        '?expand=contact%2Ccustomer%2Cassigned_users%2Creferrer',
    );
  });
});

describe('TP1 paging', () => {
  test("the CRM's cursor goes on as `after` and as `cursor`", () => {
    const first = readValue(
      trustpager.page({ key: KEY, scope: scope(), columns: [] }, null),
      list([row()], MORE),
    );
    const second = trustpager.page({ key: KEY, scope: scope(), columns: [] }, first.next);
    expect(queryOf(second)).toMatchObject({ after: 'c1', cursor: 'c1' });
    expect(readValue(second, list([row({ id: 'o-2' })])).next).toBeNull();
  });

  test.each([
    ['has_more is false, whatever the cursor', { has_more: false, next_cursor: 'c9' }],
    ['there is no cursor', { has_more: true, next_cursor: null }],
    ['the cursor is empty', { has_more: true, next_cursor: '' }],
    ['the cursor is missing', { has_more: true }],
  ])('ends when %s', (_, pagination) => {
    const page = readValue(
      trustpager.page({ key: KEY, scope: scope(), columns: [] }, null),
      list([row()], pagination),
    );
    expect(page.next).toBeNull();
  });

  test('a cursor with any characters comes back as it was', () => {
    const cursor = 'a|b,c=?&😀';
    const pagination = { has_more: true, next_cursor: cursor };
    const first = readValue(
      trustpager.page({ key: KEY, scope: scope(), columns: [] }, null),
      list([], pagination),
    );
    expect(
      queryOf(trustpager.page({ key: KEY, scope: scope(), columns: [] }, first.next)).after,
    ).toBe(cursor);
  });

  test('a page that leads back to itself is refused', () => {
    const first = readValue(
      trustpager.page({ key: KEY, scope: scope(), columns: [] }, null),
      list([row()], MORE),
    );
    const second = trustpager
      .page({ key: KEY, scope: scope(), columns: [] }, first.next)
      .read(list([row()], MORE));
    expect(second).toMatchObject({ ok: false, fault: { kind: 'badAnswer' } });
  });

  test('a list without its `pagination` is refused: where it ends would be a guess', () => {
    const answer = jsonAnswer(200, { data: [row()], meta: {} });
    expect(
      trustpager.page({ key: KEY, scope: scope(), columns: [] }, null).read(answer),
    ).toMatchObject({
      ok: false,
      fault: { kind: 'badAnswer', detail: expect.stringContaining('pagination') },
    });
  });

  test('unknown keys and a missing `meta` do no harm', () => {
    const answer = jsonAnswer(200, { data: [row({ brand_new: {} })], pagination: MORE, more: [] });
    expect(
      readValue(trustpager.page({ key: KEY, scope: scope(), columns: [] }, null), answer).records,
    ).toHaveLength(1);
  });
});

describe('TP1 a refused expansion', () => {
  const expandAfter = (exchange: Exchange<RecordPage>, ...faults: readonly Fault[]) =>
    queryOf(faults.reduce(fallbackOf, exchange)).expand;

  test.each([
    ['accounts', ['companies:read'], 'contact,assigned_users,referrer'],
    ['contacts', ['contacts:read'], 'customer,assigned_users'],
    ['the team', ['opportunities:read', 'users:read'], 'contact,customer,referrer'],
    ['everything', ['contacts:read', 'companies:read', 'users:read'], undefined],
    ['something without a name', [], undefined],
    ['something unknown', ['magic:read'], undefined],
  ])('costs only itself: %s', (_, missing, expected) => {
    expect(
      expandAfter(
        trustpager.page({ key: KEY, scope: scope(), columns: [] }, null),
        forbidden(...missing),
      ),
    ).toBe(expected);
  });

  test('every chain of refusals ends', () => {
    const plain = fallbackOf(
      trustpager.page({ key: KEY, scope: scope(), columns: [] }, null),
      forbidden(),
    );
    expect(plain.fallback?.(forbidden())).toBeNull();
  });

  test('other faults are no reason to ask for less', () => {
    const fault: Fault = { kind: 'planRequired', detail: '', status: 403 };
    expect(
      trustpager.page({ key: KEY, scope: scope(), columns: [] }, null).fallback?.(fault),
    ).toBeNull();
  });

  test('is not asked for again on the next page', () => {
    const less = fallbackOf(
      trustpager.page({ key: KEY, scope: scope(), columns: [] }, null),
      forbidden('users:read'),
    );
    const { next } = readValue(less, list([row()], MORE));
    expect(queryOf(trustpager.page({ key: KEY, scope: scope(), columns: [] }, next))).toMatchObject(
      {
        expand: 'contact,customer,referrer',
        after: 'c1',
      },
    );
    const plain = readValue(fallbackOf(less, forbidden()), list([row()], MORE));
    expect(
      queryOf(trustpager.page({ key: KEY, scope: scope(), columns: [] }, plain.next)).expand,
    ).toBeUndefined();
  });

  test('leaves its fields absent, not empty', () => {
    const less = fallbackOf(
      trustpager.record({ key: KEY, scope: scope(), columns: [] }, 'o-1'),
      forbidden(),
    );
    const record = readValue(less, jsonAnswer(200, { data: row({ contact_id: 'p-1' }) }));
    expect(record.fields).not.toHaveProperty('contact');
    expect(record.fields).not.toHaveProperty('owners');
    expect(record.fields).toHaveProperty('name');
  });
});
