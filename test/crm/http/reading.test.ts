import * as z from 'zod/mini';
import { describeBody, readBody } from '../../../src/crm/http/body';
import { readIsoTime } from '../../../src/crm/http/iso-time';
import { createScrub } from '../../../src/crm/http/scrub';
import { faultKindOf } from '../../../src/crm/http/status';
import { encodePart, withQuery } from '../../../src/crm/http/url';

const shape = z.object({ data: z.array(z.object({ name: z.string() })) });
const SECRET_NAME = 'Ms Confidential';

describe('RQ4 readBody', () => {
  const answer = (body: string) => ({ status: 200, headers: {}, body });

  test('gives the data that the schema names and drops the rest', () => {
    const body = '{"data":[{"name":"A","extra":1}],"meta":{}}';
    expect(readBody(answer(body), shape)).toEqual({ ok: true, value: { data: [{ name: 'A' }] } });
  });

  test.each([
    ['', 'an empty body'],
    ['  \n', 'an empty body'],
    ['<!doctype html><p>', 'a web page instead of data'],
    [`{"data":[{"name":"${SECRET_NAME}`, 'data that is cut off (33 characters)'],
    [`Bad gateway ${SECRET_NAME}`, 'text instead of data (27 characters)'],
    [
      `{"data":[{"name":["${SECRET_NAME}"]}]}`,
      'data of another shape than expected (data.0.name: string expected)',
    ],
    ['null', 'data of another shape than expected (top level: object expected)'],
  ])('%j is no answer, and is described without being quoted', (body, detail) => {
    const result = readBody(answer(body), shape);
    expect(result).toEqual({ ok: false, fault: { kind: 'badAnswer', status: 200, detail } });
    expect(JSON.stringify(result)).not.toContain(SECRET_NAME);
  });

  test('a body that is JSON is called data', () => {
    expect(describeBody(answer('{"a":1}'))).toBe('data');
  });
});

describe('RQ4 readIsoTime', () => {
  test.each([
    ['2026-05-29T07:31:26.165+00:00', Date.UTC(2026, 4, 29, 7, 31, 26, 165)],
    ['2026-05-29T07:31:26Z', Date.UTC(2026, 4, 29, 7, 31, 26)],
    ['2026-05-29T07:31:26.1659999Z', Date.UTC(2026, 4, 29, 7, 31, 26, 165)],
    ['2026-05-29T07:31:26.5Z', Date.UTC(2026, 4, 29, 7, 31, 26, 500)],
    ['2026-05-29T17:31:26+10:00', Date.UTC(2026, 4, 29, 7, 31, 26)],
    ['2026-05-28T22:01:00-0930', Date.UTC(2026, 4, 29, 7, 31, 0)],
    ['2026-05-29 07:31', Date.UTC(2026, 4, 29, 7, 31, 0)],
  ])('%s is a moment', (text, atMs) => {
    expect(readIsoTime(text)).toEqual({ kind: 'instant', atMs });
  });

  test('a day stays a day', () => {
    expect(readIsoTime('2024-02-29')).toEqual({ kind: 'day', day: '2024-02-29' });
  });

  test.each([
    '',
    'today',
    '2026-02-29',
    '2026-13-01',
    '2026-05-29T25:00:00Z',
    '29.05.2026',
    '2026',
  ])('%j is neither', (text) => {
    expect(readIsoTime(text)).toBeNull();
  });
});

describe('RQ4 withQuery', () => {
  test('leaves out what has no value and encodes the rest', () => {
    const query = { search: "a&b='ü'", none: undefined, empty: '', nothing: null, limit: '1' };
    expect(withQuery('https://x/y', query)).toBe('https://x/y?search=a%26b%3D%27%C3%BC%27&limit=1');
    expect(withQuery('https://x/y', {})).toBe('https://x/y');
  });

  test('half a surrogate pair does not throw', () => {
    expect(encodePart('a\ud800b😀')).toBe('a%EF%BF%BDb%F0%9F%98%80');
  });
});

describe('RQ4 createScrub', () => {
  test('an empty secret hides nothing', () => {
    expect(createScrub([''])('status 404')).toBe('status 404');
  });

  test('ordinary words around a key stay', () => {
    expect(createScrub([])('Key tp_live_abcDEF-_12, refused')).toBe('Key •••, refused');
  });
});

test.each([
  [301, 'badAnswer'],
  [400, 'rejected'],
  [401, 'unauthorized'],
  [402, 'creditsGone'],
  [403, 'forbidden'],
  [404, 'notFound'],
  [408, 'serverError'],
  [409, 'conflict'],
  [410, 'notFound'],
  [413, 'rejected'],
  [422, 'rejected'],
  [425, 'serverError'],
  [429, 'rateLimited'],
  [500, 'serverError'],
  [503, 'serverError'],
])('status %d means %s', (status, kind) => {
  expect(faultKindOf(status)).toBe(kind);
});
