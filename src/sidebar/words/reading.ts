/** How far the reading of a list is, in words. Pure; the page is in English. */
import { amount, roughly } from './amount';

interface Sight {
  readonly records: number;
  readonly total: number | null;
  readonly leftMs: number | null;
  readonly isWhole: boolean;
}

/** `3,200 of about 10,000 opportunities, about 40 seconds left`; `sight` null: nothing is known yet. */
export function readingText(sight: Sight | null): string {
  if (sight === null) return 'Reading the list…';
  const { records, total, leftMs, isWhole } = sight;
  if (isWhole) return `${amount(records, 'opportunity')} read; writing them into the tab…`;
  if (total === null) return `${amount(records, 'opportunity')} so far`;
  const left = leftMs === null ? '' : `, ${soon(leftMs)} left`;
  return `${records.toLocaleString('en')} of about ${amount(total, 'opportunity')}${left}`;
}

const MINUTE_AND_A_HALF_MS = 90_000;

/** `a few seconds`, `about 40 seconds`, `about 3 minutes`. */
function soon(ms: number): string {
  if (ms < 10_000) return 'a few seconds';
  if (ms >= MINUTE_AND_A_HALF_MS) return roughly(ms);
  return `about ${Math.round(ms / 10_000) * 10} seconds`;
}
