import fc from 'fast-check';
import { basicAuth, looksLikeKey } from '../../../src/crm/close/basic-auth';

test('CN2 every key makes the header that Basic prescribes', () => {
  const key = fc.string({ unit: fc.constantFrom(...'abcXYZ019._-~!='), maxLength: 60 });
  fc.assert(
    fc.property(key, (text) => {
      expect(basicAuth(text)).toBe(`Basic ${Buffer.from(`${text}:`).toString('base64')}`);
    }),
    { seed: 20260601, numRuns: 300 },
  );
});

test.each([
  ['api_5dGhlIHF1aWNr.0123456789', true],
  ['0123abcd', true],
  ['', false],
  ['short', false],
  ['with space 0123', false],
  ['with:colon:0123', false],
  ['línea-0123456', false],
  ['a'.repeat(201), false],
])('CN1 whether %j may be a key: %s', (key, may) => {
  expect(looksLikeKey(key)).toBe(may);
});
