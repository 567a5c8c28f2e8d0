import { formatDate, parseDate } from '../../../src/host/services/date-format';
import { evaluate, messageOf } from '../../support/script-host';

const AT = Date.UTC(2026, 6, 5, 4, 3, 2, 7);

test.each([
  ['yyyy-MM-dd', 'UTC', '2026-07-05'],
  ["yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", 'UTC', '2026-07-05T04:03:02.007Z'],
  ['yy/M/d H:m:s', 'UTC', '26/7/5 4:3:2'],
  ['EEE, MMM d, yyyy h:mm a', 'America/New_York', 'Sun, Jul 5, 2026 12:03 AM'],
  ['EEEE dd MMMM', 'Asia/Tokyo', 'Sunday 05 July'],
  ['HH:mm Z', 'Asia/Kolkata', '09:33 +0530'],
  ['HH:mm XXX', 'Asia/Kolkata', '09:33 +05:30'],
  ['X XX XXX', 'UTC', 'Z Z Z'],
  ['X', 'America/New_York', '-04'],
  ['kk K D u G', 'UTC', '04 4 186 7 AD'],
  ["'o''clock' ''", 'UTC', "o'clock '"],
  ['zzzz', 'Europe/Berlin', 'Central European Summer Time'],
  ['yyyy-MM-dd HH', 'No/Such', '2026-07-05 04'],
])('formatDate %s in %s gives %s', (pattern, zone, text) => {
  expect(formatDate(AT, zone, pattern)).toBe(text);
});

test.each([
  ['2026-07-05', 'yyyy-MM-dd', 'UTC', '2026-07-05T00:00:00.000Z'],
  ['2026-07-05', 'yyyy-MM-dd', 'America/New_York', '2026-07-05T04:00:00.000Z'],
  ['Jul 5, 2026 1:02 PM', 'MMM d, yyyy h:mm a', 'UTC', '2026-07-05T13:02:00.000Z'],
  ['5 July 2026 12:00 AM', 'd MMMM yyyy h:mm a', 'UTC', '2026-07-05T00:00:00.000Z'],
  ['2026-07-05T04:03:02+0200', "yyyy-MM-dd'T'HH:mm:ssZ", 'UTC', '2026-07-05T02:03:02.000Z'],
  ['2026-07-05T04:03:02Z', "yyyy-MM-dd'T'HH:mm:ssX", 'Asia/Tokyo', '2026-07-05T04:03:02.000Z'],
])('parseDate %s with %s in %s', (text, pattern, ...[zone = '', iso]) => {
  expect(new Date(parseDate(text, zone, pattern)).toISOString()).toBe(iso);
});

test.each([
  ["Utilities.parseDate('5.7.26', 'UTC', 'yyyy-MM-dd');", 'Unparseable date: "5.7.26"'],
  ["Utilities.formatDate(new Date(0), 'UTC', 'b');", "Illegal pattern character 'b'"],
  [
    "Utilities.formatDate('2026', 'UTC', 'y');",
    "The parameters (String,String,String) don't match the method signature for Utilities.formatDate.",
  ],
  ['Utilities.sleep(300001);', 'Invalid argument: milliseconds. Maximum: 300000'],
  ["Utilities.base64Decode('*');", 'Could not decode string.'],
])('%s is refused', (body, message) => {
  expect(messageOf(body)).toBe(message);
});

test.each<[string, unknown]>([
  ["Utilities.base64Encode('ä')", 'w6Q='],
  ['Utilities.base64Encode([-1, -2, 127])', '//5/'],
  ['Utilities.base64EncodeWebSafe([-1, -2])', '__4='],
  ["Utilities.base64Decode('//5/')", [-1, -2, 127]],
  ["Utilities.base64DecodeWebSafe('__4=')", [-1, -2]],
  ["Utilities.newBlob('ä', 'text/plain', 'a.txt').getBytes()", [-61, -92]],
  ['Utilities.newBlob([-61, -92]).getDataAsString()', 'ä'],
  ["Utilities.newBlob('x', 'text/plain', 'a.txt').setName('b').getName()", 'b'],
])('%s', (expression, value) => {
  expect(evaluate(`return ${expression};`)).toEqual(value);
});

test.each([
  [
    "Utilities.computeDigest(Utilities.DigestAlgorithm.MD5, 'abc')",
    '900150983cd24fb0d6963f7d28e17f72',
  ],
  [
    "Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, 'ä', Utilities.Charset.UTF_8)",
    '33e6d73fee82904c8d7afb78de1154d1e8dc2a0edb08120e63df5b9385c2d9cc',
  ],
  [
    "Utilities.computeHmacSha256Signature('what do ya want for nothing?', 'Jefe')",
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  ],
])('%s agrees with the published vector', (expression, expected) => {
  const body = `return ${expression}.map((b) => ((b + 256) % 256).toString(16).padStart(2, '0')).join('');`;
  expect(evaluate(body)).toBe(expected);
});

test('HO13 without a character set, a text is signed as ASCII: other signs turn into question marks', () => {
  const sign = (text: string, charset: string): unknown =>
    evaluate(`return Utilities.computeHmacSha256Signature('${text}', 'k'${charset});`);
  expect(sign('ä', '')).toEqual(sign('?', ''));
  expect(sign('ä', ', Utilities.Charset.UTF_8')).not.toEqual(sign('?', ''));
});

test('HO13 a UUID is of version 4, and repeats with the seed', () => {
  const draw = (seed: string): unknown =>
    evaluate('return [Utilities.getUuid(), Utilities.getUuid()];', { seed });
  const first = draw('a') as readonly string[];
  expect(first[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(first[1]).not.toBe(first[0]);
  expect(draw('a')).toEqual(first);
  expect(draw('b')).not.toEqual(first);
});
