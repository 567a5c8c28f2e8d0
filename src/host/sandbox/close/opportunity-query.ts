/**
 * Filters and orders of the opportunity list (Close docs, Opportunities, List). Days and times
 * without an offset are read at the client's `x-tz-offset`.
 */
import type { Order } from '../table';
import { type Answer, fieldAnswer, sentence } from './answers';
import { derivedValues } from './money';
import type { Opportunity } from './records';
import { readTextQuery } from './text-query';
import { dayAt, type Moment, readMoment } from './times';
import { allStatuses, type Scene, type StatusInPipeline, userName } from './workspace';

type Matcher = (row: Opportunity) => boolean;

export type QueryRead =
  | { readonly kind: 'query'; readonly accept: Matcher; readonly order: Order<Opportunity> }
  | { readonly kind: 'refused'; readonly answer: Answer };

export type QueryScene = Pick<Scene, 'workspace' | 'switches' | 'offsetMs'>;

const dayMs = 86_400_000;

/** Parameters that Close lists but this sandbox has not. */
const notHere = ['lead_query', 'lead_saved_search_id', '_group_by'];
const pagingNames = ['_limit', '_skip', '_fields', '_order_by'];

export function readOpportunityQuery(scene: QueryScene, query: URLSearchParams): QueryRead {
  const refused = (answer: Answer): QueryRead => ({ kind: 'refused', answer });
  const matchers: Matcher[] = [];
  for (const [name, value] of query) {
    if (value === '') continue;
    if (notHere.includes(name)) return refused(notHereAnswer(name));
    const matcher = matcherOf(scene, name, value);
    if (matcher === 'unknown') {
      if (scene.switches.unknownFilter === 'ignored') continue;
      return refused(sentence(400, `Unknown parameter ${name}.`));
    }
    if (typeof matcher !== 'function') return refused(matcher);
    matchers.push(matcher);
  }
  const order = orderOf(scene, query.get('_order_by') ?? '');
  if (order === null) return refused(badChoice('_order_by'));
  return { kind: 'query', accept: (row) => matchers.every((accepts) => accepts(row)), order };
}

function notHereAnswer(name: string): Answer {
  return sentence(501, `The parameter ${name} is not in this sandbox.`);
}

function badChoice(name: string): Answer {
  return fieldAnswer(name, 'Not a valid choice.');
}

const everything: Matcher = () => true;

function matcherOf(scene: QueryScene, name: string, value: string): Matcher | Answer | 'unknown' {
  const [, field = '', suffix = ''] = /^(.*?)(?:__(\w+))?$/.exec(name) ?? [];
  if (field === 'date_won' || field === 'date_created' || field === 'date_updated') {
    return dateMatcher(scene, { name, field, suffix }, value);
  }
  const listed = own(equalities, field);
  if (listed !== undefined && (suffix === '' || (suffix === 'in' && listed.many))) {
    const wanted = suffix === 'in' ? value.split(',').map((each) => each.trim()) : [value];
    return listed.matcher(scene, new Set(wanted));
  }
  if (name === 'query') return readTextQuery(scene.workspace, value);
  if (name === 'is_stalled') return stalledMatcher(value);
  if (name === 'pipeline_id' && scene.switches.pipelineFilter === 'honoured') {
    return inStatuses(scene, ({ pipeline }) => pipeline.id === value);
  }
  return pagingNames.includes(name) ? everything : 'unknown';
}

/** Only what the table itself names, whatever the client sends. */
function own<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

interface Equality {
  /** Whether `…__in` exists. */
  readonly many: boolean;
  matcher(scene: QueryScene, wanted: ReadonlySet<string>): Matcher;
}

const equalities: Readonly<Record<string, Equality>> = {
  lead_id: { many: false, matcher: (_, wanted) => (row) => wanted.has(row.lead_id) },
  organization_id: {
    many: false,
    matcher:
      ({ workspace }, wanted) =>
      () =>
        wanted.has(workspace.id),
  },
  user_id: { many: true, matcher: (_, wanted) => (row) => wanted.has(row.user_id) },
  status_id: { many: true, matcher: (_, wanted) => (row) => wanted.has(row.status_id) },
  status_label: {
    many: true,
    matcher: (scene, wanted) => inStatuses(scene, ({ status }) => wanted.has(status.label)),
  },
  status_type: {
    many: true,
    matcher: (scene, wanted) => inStatuses(scene, ({ status }) => wanted.has(status.type)),
  },
  value_period: { many: true, matcher: (_, wanted) => (row) => wanted.has(row.value_period) },
};

function inStatuses(
  { workspace }: QueryScene,
  wanted: (place: StatusInPipeline) => boolean,
): Matcher {
  const places = allStatuses(workspace).filter(wanted);
  const ids = new Set(places.map(({ status }) => status.id));
  return (row) => ids.has(row.status_id);
}

function stalledMatcher(value: string): Matcher | Answer {
  if (value !== 'true' && value !== 'false') return badChoice('is_stalled');
  return (row) => row.is_stalled === (value === 'true');
}

interface DateFilter {
  /** As it was sent. */
  readonly name: string;
  readonly field: 'date_won' | 'date_created' | 'date_updated';
  readonly suffix: string;
}

function dateMatcher(
  { offsetMs, switches }: QueryScene,
  { name, field, suffix }: DateFilter,
  value: string,
): Matcher | Answer | 'unknown' {
  if (!['', 'gte', 'gt', 'lte', 'lt'].includes(suffix)) return 'unknown';
  const moment = readMoment(value, offsetMs);
  if (moment === null) return fieldAnswer(name, 'Invalid ISO 8601 datetime.');
  if (field === 'date_won') {
    return ({ date_won }) => date_won !== null && compares(suffix, date_won, moment.day);
  }
  const timeOf = (row: Opportunity): number =>
    field === 'date_created' ? row.createdMs : row.updatedMs;
  if (suffix === '' && moment.dayOnly) {
    return (row) => dayAt(timeOf(row), offsetMs) === moment.day;
  }
  const bound = boundOf(moment, suffix, switches.dayBound === 'wholeDay');
  return (row) => compares(suffix, timeOf(row), bound);
}

/** A day that counts as a whole ends at its last millisecond. */
function boundOf({ ms, dayOnly }: Moment, suffix: string, wholeDay: boolean): number {
  const toEnd = dayOnly && wholeDay && (suffix === 'gt' || suffix === 'lte');
  return toEnd ? ms + dayMs - 1 : ms;
}

function compares<T extends string | number>(suffix: string, left: T, right: T): boolean {
  if (suffix === 'gte') return left >= right;
  if (suffix === 'gt') return left > right;
  if (suffix === 'lte') return left <= right;
  return suffix === 'lt' ? left < right : left === right;
}

type Sorting = (row: Opportunity, scene: QueryScene) => string | number | null;

const sortings: Readonly<Record<string, Sorting>> = {
  date_won: (row) => row.date_won,
  date_created: (row) => row.createdMs,
  date_updated: (row) => row.updatedMs,
  confidence: (row) => row.confidence,
  user_name: (row, { workspace }) => userName(workspace, row.user_id),
  value: (row) => row.value,
  annualized_value: (row, { switches }) => derivedValues(row, switches).annualized_value,
  annualized_expected_value: (row, { switches }) =>
    derivedValues(row, switches).annualized_expected_value,
  id: (row) => row.id,
};

const defaultOrders = {
  createdNewest: '-date_created',
  createdOldest: 'date_created',
  updatedNewest: '-date_updated',
  id: 'id',
} as const;

/** Null where the text names no order. */
function orderOf(scene: QueryScene, given: string): Order<Opportunity> | null {
  const { switches } = scene;
  const text = given === '' ? defaultOrders[switches.listOrder] : given;
  const field = text.replace(/^-/, '');
  const sorting = own(sortings, field);
  if (sorting === undefined || (given !== '' && field === 'id')) return null;
  const empty = switches.emptyOrder === 'low' ? lowest : highest;
  const kind = field === 'date_won' || field === 'user_name' ? 'text' : 'number';
  // A table keeps each order by its name, so the name holds all that the values depend on.
  const { emptyOrder, derivedOfNull, derivedRounding } = switches;
  return {
    name: [text, emptyOrder, derivedOfNull, derivedRounding].join(' '),
    valueOf: (row) => sorting(row, scene) ?? empty[kind],
    descending: text.startsWith('-'),
  };
}

const lowest = { text: '', number: Number.NEGATIVE_INFINITY };
const highest = { text: '\uffff', number: Number.POSITIVE_INFINITY };
