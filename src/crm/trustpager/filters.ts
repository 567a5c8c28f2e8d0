/**
 * What a linked tab may be narrowed to: what `GET /opportunities` can filter by.
 *
 * Days are UTC days, both ends included. The API does not say whether its bounds are inclusive, so
 * a little more is asked for and `inScope` keeps what is meant. Must not know: wire records.
 */
import type { FilterSpec } from '../../core/connector';
import type { CrmRecord, MaybeValue, Scope } from '../../core/model';
import { dayName } from '../http/iso-time';
import type { Query } from './requests';

export const FILTERS: readonly FilterSpec[] = [
  { key: 'search', label: 'Search', type: 'text' },
  { key: 'status', label: 'Status', type: 'choice', optionsOf: 'status' },
  { key: 'stage', label: 'Stage', type: 'choice', optionsOf: 'stage' },
  { key: 'owner', label: 'Owner', type: 'choice', optionsOf: 'owners' },
  { key: 'createdFrom', label: 'Created from', type: 'day' },
  { key: 'createdTo', label: 'Created to', type: 'day' },
];

const DAY_MS = 86_400_000;
const SECOND_MS = 1_000;

/** The query of the list. Choices are ids, days `YYYY-MM-DD`; an empty filter is none. */
export function scopeQuery({ pipeline, filters }: Scope): Query {
  return {
    pipeline_id: pipeline.id,
    search: filters.search?.trim(),
    status: filters.status,
    stage_id: filters.stage,
    assigned_to: filters.owner,
    created_after: dayBound(filters.createdFrom, -SECOND_MS),
    created_before: dayBound(filters.createdTo, DAY_MS),
  };
}

/** Whether a record is in the pipeline and was created on the days meant; unknown counts as yes. */
export function inScope(record: CrmRecord, { filters }: Scope): boolean {
  if (record.fields.pipeline === null) return false;
  const created = createdDay(record.fields.created_at);
  if (created === null) return true;
  const { createdFrom, createdTo } = filters;
  return !(createdFrom && created < createdFrom) && !(createdTo && created > createdTo);
}

function createdDay(value: MaybeValue | undefined): string | null {
  if (value?.kind === 'day') return value.day;
  return value?.kind === 'instant' ? dayName(value.atMs) : null;
}

/** The start of a day in UTC, moved by `shiftMs`; undefined when there is no such day. */
function dayBound(day: string | undefined, shiftMs: number): string | undefined {
  const midnightMs = Date.parse(`${day}T00:00:00.000Z`);
  return Number.isNaN(midnightMs) ? undefined : new Date(midnightMs + shiftMs).toISOString();
}
