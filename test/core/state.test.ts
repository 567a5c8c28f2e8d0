import fc from 'fast-check';
import { decodeState, encodeHeader, encodeRow, type RowState } from '../../src/core/state';
import { formatList, parseList } from '../../src/core/value/list';
import { cellToken, compact, valueToken } from '../../src/core/value/token';

const token = fc
  .string()
  .map(compact)
  .filter((t) => t !== '=');
const field = fc.record({ base: token, meant: token, shown: token });
const keys = ['name', 'stage'];
const row: fc.Arbitrary<RowState> = fc.record({
  id: fc.uuid(),
  outcome: fc.constantFrom('' as const, 'gone' as const, 'notInView' as const),
  since: fc.constantFrom(0, 1_795_000_000_000),
  issues: fc.constantFrom({}, { name: 'conflict' as const }),
  fields: fc.record({ name: field, stage: field }, { requiredKeys: [] }),
});

describe('state sheet', () => {
  test('RN6 decoding an encoded state gives it back', () => {
    fc.assert(
      fc.property(fc.uniqueArray(row, { selector: (r) => r.id }), (rows) => {
        const sheet = [encodeHeader(7, keys), ...rows.map((r) => encodeRow(r, keys))];
        const decoded = decodeState(sheet);
        if (decoded.kind !== 'state') throw new Error(decoded.kind);
        expect(decoded.state.epoch).toBe(7);
        expect([...decoded.state.rows.values()]).toEqual(rows);
      }),
      { seed: 1 },
    );
  });

  test('RN3 an unknown format is refused, a missing sheet is told apart', () => {
    expect(decodeState(null).kind).toBe('missing');
    expect(decodeState([['something else', '1']])).toMatchObject({ kind: 'unreadable' });
  });
});

describe('tokens', () => {
  test('RN6 value and cell of text, number, flag and day have the same token', () => {
    expect(valueToken({ kind: 'text', text: 'Ünal ∑ 会社' })).toBe(
      cellToken('text', 'Ünal ∑ 会社'),
    );
    expect(valueToken({ kind: 'number', number: -0 })).toBe(cellToken('number', 0));
    expect(valueToken({ kind: 'flag', on: true })).toBe(cellToken('flag', true));
    expect(valueToken({ kind: 'day', day: '2026-01-02' })).toBe(
      cellToken('day', { serial: 46024.7 }),
    );
  });

  test('RN6 a text that a sheet might alter is hashed, and distinct texts keep distinct tokens', () => {
    for (const text of ['a\u00a0b', ' a', 'a\u200bb', 'e\u0301', '\ud800', 'x'.repeat(65)]) {
      expect(compact(text)).toMatch(/^#/);
    }
    const texts = new Set<string>();
    for (let i = 0; i < 50_000; i++) texts.add(compact(`${'long '.repeat(20)}${i}`));
    expect(texts.size).toBe(50_000);
  });

  test('CE10 lists survive their cell', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 }).filter((s) => s.trim() !== '')), (items) => {
        expect(parseList(formatList(items))).toEqual(items);
      }),
      { seed: 1 },
    );
  });
});
