import { createPageChain } from '../../../src/core/pull/page-chain';
import { lightfield } from '../../../src/crm/lightfield/connector';
import { addressOf, answerOf, KEY, queryOf, readFixture, viewOf } from './fixture-answers';

const VIEW = viewOf();

describe('the request', () => {
  test('asks for a full page, with the version, and the key in the header only', () => {
    const { request, idempotent } = lightfield.page(VIEW, null);
    expect(idempotent).toBe(true);
    expect(request).toEqual({
      method: 'get',
      url: 'https://api.lightfield.app/v1/opportunities?limit=25&offset=0',
      headers: {
        authorization: `Bearer ${KEY}`,
        accept: 'application/json',
        'lightfield-version': '2026-03-01',
      },
    });
  });

  test('names pipeline and stage by id, with encoded names', () => {
    const pipeline = { id: 'pd_1', label: 'Sales' };
    const view = viewOf([], { stage: 'opt_a', search: 'acme', owner: 'mem_1' }, pipeline);
    const { request } = lightfield.page(view, null);
    expect(request.url).toBe(
      'https://api.lightfield.app/v1/opportunities' +
        '?%24pipeline%5Bequal%5D=pd_1&%24stage%5Bequal%5D=opt_a&limit=25&offset=0',
    );
  });

  test('of one record names it', () => {
    expect(addressOf(lightfield.record(VIEW, 'a/b'))).toBe('get /opportunities/a/b');
    expect(lightfield.record(VIEW, 'a/b').request.url).toContain('/opportunities/a%2Fb');
  });
});

describe('LF1 paging', () => {
  const first = readFixture(lightfield.page(VIEW, null), 'list-first-page');
  const second = lightfield.page(VIEW, first.next);

  test('a full page leads on, one row of it is asked for again', () => {
    expect(first.records).toHaveLength(25);
    expect(first.total).toBe(27);
    expect(queryOf(second)).toEqual({ limit: '25', offset: '24' });
  });

  test('the next page begins with the last row of this one, and says so; not full, it is the end', () => {
    const page = readFixture(second, 'list-next-page');
    expect(page.records.map(({ id }) => id)).toEqual(['opp_25', 'opp_26', 'opp_27']);
    expect(page).toMatchObject({ next: null, total: 27, overlaps: true });
    expect(page).not.toHaveProperty('cut');
    expect(first).not.toHaveProperty('overlaps');
  });

  test('the end may come with an empty rest', () => {
    const page = readFixture(second, 'list-one');
    expect(page.next).toBeNull();
    const only = readFixture(lightfield.page(VIEW, null), 'list-empty');
    expect(only).toEqual({ records: [], next: null, total: 0 });
  });

  test.each([
    ['list-next-page', 'whole', 27],
    ['list-next-page-last-row', 'moved', 25],
    ['list-next-page-shifted-right', 'moved', 27],
    ['list-next-page-shifted-left', 'cut', null],
    ['list-next-page-gone', 'cut', 25],
  ] as const)('of a list that goes on with %s: %s', (name, end, rows) => {
    const chain = createPageChain(lightfield, VIEW);
    expect(chain.add(first)).toBe(true);
    expect(chain.add(readFixture(second, name))).toBe(true);
    expect([chain.moved(), chain.cut()]).toEqual([end !== 'whole', end === 'cut']);
    if (rows !== null) expect(chain.rows()).toBe(rows);
  });

  test('the page after a full last one holds nothing new', () => {
    const chain = createPageChain(lightfield, VIEW);
    const full = readFixture(lightfield.page(VIEW, null), 'list-full-last-page');
    chain.add(full);
    chain.add(readFixture(lightfield.page(VIEW, full.next), 'list-next-page-last-row'));
    expect([chain.rows(), chain.moved(), chain.cut()]).toEqual([25, false, false]);
  });

  test.each([
    [27, []],
    [48, []],
    [49, ['48']],
    [50, ['48']],
    [100, ['48', '72', '96']],
    [97, ['48', '72', '96']],
    [96, ['48', '72']],
    [1000, ['48', '72', '96']],
  ])('LF1 of %i rows the pages after the next one are known: %j', (totalCount, cursors) => {
    const answer = answerOf('list-first-page');
    const body = JSON.stringify({ ...JSON.parse(answer.body), totalCount });
    const page = lightfield.page(VIEW, null).read({ ...answer, body });
    if (!page.ok) throw new Error(page.fault.detail);
    expect(page.value.ahead?.(3)).toEqual(cursors);
  });

  test('a count beyond the end is said', () => {
    const page = readFixture(lightfield.page(VIEW, null), 'list-total-beyond');
    expect(page).toMatchObject({ next: null, cut: true, total: 9 });
    const plain = readFixture(lightfield.page(VIEW, null), 'list-without-total');
    expect(plain).not.toHaveProperty('cut');
    expect(plain).not.toHaveProperty('total');
  });
});

test.each([
  ['list-cut', 'cut off'],
  ['list-html', 'a web page'],
  ['list-empty-body', 'an empty body'],
  ['list-without-data', 'data'],
  ['list-null-row', 'data.0'],
  ['list-row-without-id', 'data.0.id'],
  ['list-row-without-fields', 'data.0.fields'],
])('%s is no list', (name, words) => {
  expect(lightfield.page(VIEW, null).read(answerOf(name))).toMatchObject({
    ok: false,
    fault: { kind: 'badAnswer', detail: expect.stringContaining(words) },
  });
});

test('one record is read like a row of the list', () => {
  const record = readFixture(lightfield.record(VIEW, 'opp_1'), 'get-one');
  expect(record).toMatchObject({
    id: 'opp_1',
    fields: {
      $name: { kind: 'text', text: 'Acme renewal' },
      createdAt: { kind: 'instant', atMs: Date.UTC(2026, 4, 1, 16) },
      updatedAt: { kind: 'instant', atMs: Date.UTC(2026, 4, 2, 9, 30) },
      httpLink: { kind: 'text', text: 'https://crm.lightfield.app/x/opp_1' },
      externalId: { kind: 'text', text: 'legacy-7' },
    },
  });
  expect(lightfield.record(VIEW, 'x').read(answerOf('list-one'))).toMatchObject({ ok: false });
});
