/** Counts requests against a limit per window of time, for one key. Knows no CRM and no clock. */
import { must } from './assume';

export interface RateTerms {
  /** `sliding`: any stretch of the window's length. `fixed`: windows that begin at multiples of it. */
  readonly shape: 'sliding' | 'fixed';
  /** Whether a refused request uses up a place as well. */
  readonly countRefused: boolean;
}

export interface RateWindow {
  /**
   * Asks for one place at `nowMs`, which never goes back. Null: granted. Otherwise the first
   * moment, ms UTC, at which a place will be free if nothing more is sent.
   */
  take(nowMs: number, terms: RateTerms): number | null;
}

export function createRateWindow(max: number, windowMs: number): RateWindow {
  const times: number[] = [];
  let head = 0;
  return {
    take(nowMs, { shape, countRefused }) {
      const openedMs = shape === 'fixed' ? nowMs - (nowMs % windowMs) : nowMs - windowMs + 1;
      while (head < times.length && must(times[head], 'a counted time') < openedMs) head++;
      const granted = times.length - head < max;
      if (granted || countRefused) times.push(nowMs);
      if (granted) return null;
      if (shape === 'fixed') return openedMs + windowMs;
      return must(times[times.length - max], 'a full window') + windowMs;
    },
  };
}
