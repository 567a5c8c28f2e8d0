/** Cells of all kinds for property tests: what a tab can hold, and what it cannot. */
import fc from 'fast-check';
import type { CellValue } from '../../../src/core/value/cell';

const oddText = fc.constantFrom(
  ...['#N/A', '#REF!', 'Loading...', 'TRUE', 'false', '1,5', '2026-02-30', '2026-01-02', ' '],
  ...['2026-01-02T03:04Z', 'Open', 'won', 'Ann Lee, "Lee, Bo"', '"', ',', '__proto__', '\ud800'],
  'x'.repeat(50_001),
);

const dateCell = fc
  .oneof(fc.double(), fc.integer({ min: -10, max: 3_000_000 }))
  .map((serial) => ({ serial }));

export const anyCell: fc.Arbitrary<CellValue> = fc.oneof(
  oddText,
  fc.string({ unit: 'binary' }),
  fc.double(),
  fc.integer(),
  fc.boolean(),
  dateCell,
  fc.constant(''),
);
