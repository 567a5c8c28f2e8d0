/** Amounts: what Close derives from a value, and how it writes one for people. All in minor units. */
import type { Opportunity, ValuePeriod } from './records';
import type { CloseSwitches } from './switches';

export interface Currency {
  /** ISO 4217. */
  readonly code: string;
  readonly symbol: string;
}

/** For example `$17,236,848.20`, or `$480,129` where there are no cents. */
export function formatAmount(minor: number, { symbol }: Currency): string {
  const [whole = '', cents = ''] = (Math.abs(minor) / 100).toFixed(2).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const shown = cents === '00' ? grouped : `${grouped}.${cents}`;
  return `${minor < 0 ? '-' : ''}${symbol}${shown}`;
}

/** Recordings show a suffix on monthly amounts only, and an empty text where there is no value. */
export function formatValue(value: number | null, period: ValuePeriod, currency: Currency): string {
  if (value === null) return '';
  return `${formatAmount(value, currency)}${period === 'monthly' ? ' monthly' : ''}`;
}

export interface Derived {
  readonly expected_value: number | null;
  readonly annualized_value: number | null;
  readonly annualized_expected_value: number | null;
}

export function derivedValues(
  { value, value_period, confidence }: Opportunity,
  { derivedOfNull, derivedRounding }: CloseSwitches,
): Derived {
  if (value === null) {
    const none = derivedOfNull === 'null' ? null : 0;
    return { expected_value: none, annualized_value: none, annualized_expected_value: none };
  }
  const annualized = value_period === 'monthly' ? value * 12 : value;
  return {
    expected_value: share(value, confidence, derivedRounding),
    annualized_value: annualized,
    annualized_expected_value: share(annualized, confidence, derivedRounding),
  };
}

/** `confidence` percent of `value`, as a whole number. */
export function share(
  value: number,
  confidence: number,
  rounding: CloseSwitches['derivedRounding'],
): number {
  const exact = (value * confidence) / 100;
  return rounding === 'nearest' ? Math.round(exact) : Math.floor(exact);
}
