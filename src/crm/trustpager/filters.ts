/**
 * What a linked tab may be narrowed to: what `GET /opportunities` can filter by.
 *
 * Days are UTC days, both ends included. The API does not say whether its bounds are inclusive, so
 * a little more is asked for and `inScope` keeps what is meant. Must not know: wire records.
 */

import type { FilterSpec } from '../../core/connector';
import type { CrmRecord, MaybeValue, Scope } from '../../core/model';
import { dayName } from '../http/iso-time';
import type { Query } from '../shared/api';

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

/** Whether a record is what the scope means, as far as it can be seen; unknown counts as yes. */
export function inScope(record: CrmRecord, { filters }: Scope): boolean {
  const { fields } = record;
  if (fields.pipeline === null) return false;
  if (!mayBe(fields.status, filters.status) || !mayBe(fields.stage, filters.stage)) return false;
  if (!mayBe(fields.owners, filters.owner)) return false;
  const created = createdDay(record.fields.created_at);
  if (created === null) return true;
  const { createdFrom, createdTo } = filters;
  return !(createdFrom && created < createdFrom) && !(createdTo && created > createdTo);
}

/** False only when the field is visible and holds other ids than the wanted one. */
function mayBe(value: MaybeValue | undefined, wanted: string | undefined): boolean {
  if (!wanted || value === undefined) return true;
  if (value === null) return false;
  if (value.kind === 'one') return value.item.id === wanted;
  return value.kind !== 'many' || value.items.some(({ id }) => id === wanted);
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
