/** What TrustPager's seeded rows have in common. */
import { type RowSeed, type RowTerms, seedRows } from '../seed-row';

/** Some rows have no milliseconds. */
export function seedTrustPagerRows<T>(
  count: number,
  terms: RowTerms,
  make: (seed: RowSeed) => T,
): T[] {
  return seedRows(count, terms, (seed) => {
    const { at, createdMs } = seed;
    return make({ ...seed, createdMs: at % 5 === 3 ? createdMs - (createdMs % 1000) : createdMs });
  });
}

export function publicId(prefix: string, at: number): string {
  return `${prefix}-${String(at + 1).padStart(3, '0')}`;
}
