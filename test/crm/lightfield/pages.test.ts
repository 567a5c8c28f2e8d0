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

  test('a page that is not full is the end; the row asked for again comes once', () => {
    const page = readFixture(second, 'list-next-page');
    expect(page.records.map(({ id }) => id)).toEqual(['opp_26', 'opp_27']);
    expect(page).toMatchObject({ next: null, total: 27 });
    expect(page).not.toHaveProperty('cut');
  });

  test('the end may come with an empty rest', () => {
    const page = readFixture(second, 'list-one');
    expect(page.next).toBeNull();
    const only = readFixture(lightfield.page(VIEW, null), 'list-empty');
    expect(only).toEqual({ records: [], next: null, total: 0 });
  });

  test('the page after a full last one holds nothing new', () => {
    const page = readFixture(second, 'list-next-page-last-row');
    expect(page).toMatchObject({ records: [], next: null, total: 25 });
    expect(page).not.toHaveProperty('cut');
  });

  test('rows that moved back come twice, which shows', () => {
    const page = readFixture(second, 'list-next-page-shifted-right');
    expect(page.records.map(({ id }) => id)).toEqual(['opp_24', 'opp_25', 'opp_26', 'opp_27']);
    expect(page).not.toHaveProperty('cut');
  });

  test.each(['list-next-page-shifted-left', 'list-next-page-gone'])(
    'rows that moved up may have been passed over, which is said: %s',
    (name) => {
      expect(readFixture(second, name)).toMatchObject({ next: null, cut: true });
    },
  );

  test('what was passed over on the way is said at the end', () => {
    const middle = readFixture(lightfield.page(VIEW, '24|opp_99'), 'list-full-last-page');
    expect(middle.next).not.toBeNull();
    expect(middle).not.toHaveProperty('cut');
    const third = lightfield.page(VIEW, middle.next);
    expect(queryOf(third).offset).toBe('48');
    expect(readFixture(third, 'list-next-page')).toMatchObject({ next: null, cut: true });
  });

  test('a count beyond the end is said', () => {
    const page = readFixture(lightfield.page(VIEW, null), 'list-total-beyond');
    expect(page).toMatchObject({ next: null, cut: true, total: 9 });
    const plain = readFixture(lightfield.page(VIEW, null), 'list-without-total');
    expect(plain).not.toHaveProperty('cut');
    expect(plain).not.toHaveProperty('total');
  });

  test('ids of any form come back in the cursor', () => {
    const odd = lightfield.page(VIEW, '24|a|b\n!😀');
    const read = odd.read({ ...answerOf('list-empty') });
    expect(read).toMatchObject({ ok: true, value: { cut: true } });
    expect(queryOf(odd).offset).toBe('24');
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
