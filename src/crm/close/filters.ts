/**
 * What a linked tab may be narrowed to: what `GET /opportunity/` can filter by.
 *
 * Days are UTC days, both ends included. Filters that Close does not know may be ignored, which looks
 * like success with too many rows, so `inScope` looks at every row again. Must not know: wire records.
 */

import type { FilterSpec } from '../../core/connector';
import type { CrmRecord, MaybeValue, Scope } from '../../core/model';
import { dayName } from '../http/iso-time';
import type { Query } from '../shared/api';

export const FILTERS: readonly FilterSpec[] = [
  { key: 'status', label: 'Status', type: 'choice', optionsOf: 'status' },
  { key: 'statusType', label: 'Status type', type: 'choice', optionsOf: 'status_type' },
  { key: 'owner', label: 'Owner', type: 'choice', optionsOf: 'owner' },
  { key: 'createdFrom', label: 'Created from', type: 'day' },
  { key: 'createdTo', label: 'Created to', type: 'day' },
  { key: 'wonFrom', label: 'Won (or expected) from', type: 'day' },
  { key: 'wonTo', label: 'Won (or expected) to', type: 'day' },
];

const DAY_MS = 86_400_000;

/** Leaves room in an address of 2,000 characters: Close advises, and Apps Script takes, no more. */
const STATUSES_LENGTH_MAX = 1_200;

/**
 * The query of the list. `statuses`: those of the tab's pipeline, since Close lists no filter by
 * pipeline; so many that they do not fit are not asked for, and `inScope` does it alone.
 */
export function scopeQuery({ filters }: Scope, statuses: readonly string[]): Query {
  const ids = filters.status || statuses.join(',');
  return {
    status_id__in: ids.length <= STATUSES_LENGTH_MAX ? ids : null,
    status_type: filters.statusType,
    user_id: filters.owner,
    date_created__gte: midnight(filters.createdFrom, 0),
    date_created__lt: midnight(filters.createdTo, DAY_MS),
    date_won__gte: midnight(filters.wonFrom, 0)?.slice(0, 10),
    date_won__lt: midnight(filters.wonTo, DAY_MS)?.slice(0, 10),
  };
}

/** Whether a record is what the scope means, as far as it can be seen; unknown counts as yes. */
export function inScope({ fields }: CrmRecord, { pipeline, filters }: Scope): boolean {
  return (
    mayBe(fields.pipeline, pipeline.id) &&
    mayBe(fields.status, filters.status) &&
    mayBe(fields.status_type, filters.statusType) &&
    mayBe(fields.owner, filters.owner) &&
    mayLie(fields.date_created, filters.createdFrom, filters.createdTo) &&
    mayLie(fields.date_won, filters.wonFrom, filters.wonTo)
  );
}

/** False only when the field is visible and is something else than the wanted. */
function mayBe(value: MaybeValue | undefined, wanted: string | undefined): boolean {
  return !wanted || value?.kind !== 'one' || value.item.id === wanted;
}

function mayLie(
  value: MaybeValue | undefined,
  from: string | undefined,
  to: string | undefined,
): boolean {
  if (value === undefined || (!from && !to)) return true;
  if (value === null) return false;
  const day = dayOf(value);
  return day === null || (!(from && day < from) && !(to && day > to));
}

function dayOf(value: MaybeValue): string | null {
  if (value?.kind === 'day') return value.day;
  return value?.kind === 'instant' ? dayName(value.atMs) : null;
}

/** The start of a day in UTC, moved by `shiftMs`; undefined when there is no such day. */
function midnight(day: string | undefined, shiftMs: number): string | undefined {
  const atMs = Date.parse(`${day}T00:00:00.000Z`);
  return Number.isNaN(atMs) ? undefined : new Date(atMs + shiftMs).toISOString();
}
