/**
 * What a linked tab may be narrowed to. Stage, text and the two dates are asked of Octolane; the
 * owner is sorted out here, since filtering by it is documented nowhere.
 *
 * Days are UTC days, both ends included. Must not know: wire records.
 */
import type { FilterSpec } from '../../core/connector';
import type { CrmRecord, MaybeValue, Scope } from '../../core/model';
import { dayName } from '../http/iso-time';
import { isSameId } from './fields';
import type { Search, SearchFilter } from './requests';

export const FILTERS: readonly FilterSpec[] = [
  { key: 'search', label: 'Search', type: 'text' },
  { key: 'stage', label: 'Stage', type: 'choice', optionsOf: 'opportunity_stage' },
  { key: 'owner', label: 'Owner ID', type: 'text', late: true },
  { key: 'createdFrom', label: 'Created from', type: 'day' },
  { key: 'createdTo', label: 'Created to', type: 'day' },
  { key: 'closeFrom', label: 'Close date from', type: 'day' },
  { key: 'closeTo', label: 'Close date to', type: 'day' },
];

const DAY_MS = 86_400_000;

/** What a search asks for. Choices are ids, days `YYYY-MM-DD`; an empty filter is none. */
export function scopeSearch({ pipeline, filters }: Scope) {
  return {
    pipeline_id: pipeline.id,
    stage_id: filters.stage || undefined,
    query: filters.search?.trim() || undefined,
    filters: [
      ...bound('created_at', 'gte', filters.createdFrom, 0),
      ...bound('created_at', 'lt', filters.createdTo, DAY_MS),
      ...bound('close_date', 'gte', filters.closeFrom, 0),
      ...bound('close_date', 'lt', filters.closeTo, DAY_MS),
    ],
  } satisfies Partial<Search>;
}

/** The start of a day in UTC, moved by `shiftMs`; nothing where there is no such day. */
function bound(
  field: string,
  operator: SearchFilter['operator'],
  day: string | undefined,
  shiftMs: number,
): readonly SearchFilter[] {
  const midnightMs = Date.parse(`${day}T00:00:00.000Z`);
  if (Number.isNaN(midnightMs)) return [];
  return [{ field, operator, value: new Date(midnightMs + shiftMs).toISOString() }];
}

/** Whether a record is what the scope means, as far as it can be seen; unknown counts as yes. */
export function inScope({ fields }: CrmRecord, { pipeline, filters }: Scope): boolean {
  return (
    mayBe(fields.pipeline, pipeline.id) &&
    mayBe(fields.opportunity_stage, filters.stage) &&
    mayBe(fields.owner, filters.owner?.trim()) &&
    mayBeWithin(fields.created_at, filters.createdFrom, filters.createdTo) &&
    mayBeWithin(fields.close_date, filters.closeFrom, filters.closeTo)
  );
}

/** False only when the field is visible and holds another id than the wanted one. */
function mayBe(value: MaybeValue | undefined, wanted: string | undefined): boolean {
  if (!wanted || value === undefined) return true;
  const id = value?.kind === 'one' ? value.item.id : value?.kind === 'text' ? value.text : '';
  return isSameId(id, wanted);
}

/** A record without a date is in no range of dates. */
function mayBeWithin(
  value: MaybeValue | undefined,
  from: string | undefined,
  to: string | undefined,
): boolean {
  if (value === undefined || (!from && !to)) return true;
  const day = dayOf(value);
  return day !== null && !(from && day < from) && !(to && day > to);
}

function dayOf(value: MaybeValue): string | null {
  if (value?.kind === 'day') return value.day;
  return value?.kind === 'instant' ? dayName(value.atMs) : null;
}
