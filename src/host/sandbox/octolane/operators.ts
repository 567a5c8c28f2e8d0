/** The operators of search filters: what value each takes, what it goes with, what it finds. */
import type { Comparable, Kind } from './entity';
import type { OctolaneSwitches } from './switches';

type Takes = 'scalar' | 'bound' | 'text' | 'list' | 'pair' | 'none';

export interface Operator {
  readonly takes: Takes;
  readonly kinds: readonly Kind[];
  /** Whether the records that do not have the property are a matter of opinion. */
  readonly negative?: true;
  /** `actual` is null only where the operator says so. */
  test(actual: Comparable, wanted: readonly Comparable[]): boolean;
  readonly onNull?: (wanted: readonly Comparable[]) => boolean;
}

const single: readonly Kind[] = ['id', 'text', 'number', 'boolean', 'moment', 'day'];
const ordered: readonly Kind[] = ['text', 'number', 'moment', 'day'];
const every: readonly Kind[] = [...single, 'list', 'other'];

function textTest(test: (actual: string, wanted: string) => boolean): Operator {
  return {
    takes: 'text',
    kinds: ['text'],
    test: (actual, [wanted]) => test(String(actual), String(wanted)),
  };
}

function boundTest(test: (order: number) => boolean): Operator {
  return {
    takes: 'bound',
    kinds: ordered,
    test: (actual, [wanted = null]) => test(compare(actual, wanted)),
  };
}

function compare(left: Comparable, right: Comparable): number {
  if (left === right) return 0;
  return (left ?? 0) < (right ?? 0) ? -1 : 1;
}

/** An array has what one of its elements is. */
function holds(actual: Comparable, wanted: Comparable): boolean {
  return Array.isArray(actual) ? actual.includes(String(wanted)) : actual === wanted;
}

function isNothing(actual: Comparable): boolean {
  return actual === null || actual === '' || (Array.isArray(actual) && actual.length === 0);
}

function not(operator: Operator): Operator {
  const { test, onNull } = operator;
  return {
    ...operator,
    negative: true,
    test: (actual, wanted) => !test(actual, wanted),
    ...(onNull && { onNull: (wanted) => !onNull(wanted) }),
  };
}

const equal: Operator = {
  takes: 'scalar',
  kinds: single,
  test: (actual, [wanted = null]) => actual === wanted,
};
const contains = textTest((actual, wanted) => actual.includes(wanted));
const isAnyOf: Operator = {
  takes: 'list',
  kinds: [...single, 'list'],
  test: (actual, wanted) => wanted.some((each) => holds(actual, each)),
};
const empty: Operator = { takes: 'none', kinds: every, test: isNothing, onNull: () => true };

const operators: Readonly<Record<string, Operator>> = {
  eq: equal,
  neq: not(equal),
  contains,
  not_contains: not(contains),
  starts_with: textTest((actual, wanted) => actual.startsWith(wanted)),
  ends_with: textTest((actual, wanted) => actual.endsWith(wanted)),
  in: isAnyOf,
  not_in: not(isAnyOf),
  gt: boundTest((order) => order > 0),
  gte: boundTest((order) => order >= 0),
  lt: boundTest((order) => order < 0),
  lte: boundTest((order) => order <= 0),
  between: {
    takes: 'pair',
    kinds: ordered,
    test: (actual, [min = null, max = null]) =>
      compare(actual, min) >= 0 && compare(actual, max) <= 0,
  },
  empty,
  not_empty: not(empty),
  contains_all: {
    takes: 'list',
    kinds: ['list'],
    test: (actual, wanted) => wanted.every((each) => holds(actual, each)),
  },
  contains_none: not({ ...isAnyOf, kinds: ['list'] }),
};

const aliases: Readonly<Record<string, string>> = {
  is: 'eq',
  is_not: 'neq',
  contain: 'contains',
  not_contain: 'not_contains',
  is_any_of: 'in',
  greater_than: 'gt',
  less_than: 'lt',
  before: 'lt',
  after: 'gt',
  include_all: 'contains_all',
  exclude_all: 'contains_none',
};

/** Undefined: there is none of this name. */
export function operatorOf(
  name: string,
  { operatorAliases }: OctolaneSwitches,
): Operator | undefined {
  const canonical = operatorAliases === 'accepted' ? (aliases[name] ?? name) : name;
  return Object.hasOwn(operators, canonical) ? operators[canonical] : undefined;
}
