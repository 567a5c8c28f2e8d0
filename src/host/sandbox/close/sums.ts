/** The counts and sums of an opportunity list: they cover every match, not only the page. */
import type { Json, JsonObject } from '../json';
import { type Currency, formatAmount, share } from './money';
import type { Opportunity, ValuePeriod } from './records';
import type { CloseSwitches } from './switches';

const periods = ['one_time', 'monthly', 'annual'] as const;

interface PeriodSums {
  count: number;
  total: number;
  expected: number;
}

/** With nothing found: sums 0, their texts null and no counts (recorded). */
export function listSums(
  rows: readonly Opportunity[],
  currency: Currency,
  { derivedRounding }: CloseSwitches,
): JsonObject {
  const empty = (): PeriodSums => ({ count: 0, total: 0, expected: 0 });
  const sums = { one_time: empty(), monthly: empty(), annual: empty() };
  for (const row of rows) {
    const sum = sums[row.value_period];
    const value = row.value ?? 0;
    sum.count += 1;
    sum.total += value;
    sum.expected += share(value, row.confidence, derivedRounding);
  }
  const counts = periods.map((period) => [period, sums[period].count] as const);
  return {
    total_results: rows.length,
    count_by_value_period: Object.fromEntries(counts.filter(([, count]) => count > 0)),
    ...sumKeys('total_value', 'total', sums, currency),
    ...sumKeys('expected_value', 'expected', sums, currency),
  };
}

/** Of a kind: one sum per period and an annualized one, each also as text. */
function sumKeys(
  prefix: string,
  kind: 'total' | 'expected',
  sums: Readonly<Record<ValuePeriod, PeriodSums>>,
  currency: Currency,
): JsonObject {
  const keys: [string, Json][] = [];
  const add = (name: string, sum: number, any: boolean, suffix = '') => {
    keys.push([`${prefix}_${name}`, sum]);
    keys.push([`${prefix}_${name}_formatted`, any ? formatAmount(sum, currency) + suffix : null]);
  };
  for (const period of periods) {
    const suffix = period === 'monthly' ? ' monthly' : '';
    add(period, sums[period][kind], sums[period].count > 0, suffix);
  }
  const { one_time, monthly, annual } = sums;
  const any = one_time.count + monthly.count + annual.count > 0;
  add('annualized', one_time[kind] + annual[kind] + 12 * monthly[kind], any);
  return Object.fromEntries(keys);
}
