/**
 * What a linked tab may be narrowed to. Lightfield filters by pipeline and stage; the rest is left
 * out after it was read, since no filter of the API is documented for it or it may mind the case.
 *
 * Days are UTC days, both ends included. Must not know: wire records.
 */
import type { FilterSpec } from '../../core/connector';
import type { CrmRecord, MaybeValue, Scope } from '../../core/model';
import { dayName } from '../http/iso-time';
import type { Query } from '../shared/api';
import { WHOLE } from './fields';
import { CREATED_AT, NAME, OWNER, PIPELINE, STAGE } from './keys';

export const FILTERS: readonly FilterSpec[] = [
  { key: 'search', label: 'Name contains', type: 'text', late: true },
  { key: 'stage', label: 'Stage', type: 'choice', optionsOf: STAGE },
  { key: 'owner', label: 'Owner', type: 'choice', optionsOf: OWNER, late: true },
  { key: 'createdFrom', label: 'Created from', type: 'day', late: true },
  { key: 'createdTo', label: 'Created to', type: 'day', late: true },
];

/** The filters of the list: ids of options. */
export function scopeQuery({ pipeline, filters }: Scope): Query {
  return {
    [`${PIPELINE}[equal]`]: pipeline.id === WHOLE.id ? null : pipeline.id,
    [`${STAGE}[equal]`]: filters.stage,
  };
}

/** Whether a record is what the scope means, as far as it can be seen; unknown counts as yes. */
export function inScope({ fields }: CrmRecord, { filters }: Scope): boolean {
  if (!mayBe(fields[STAGE], filters.stage) || !mayBe(fields[OWNER], filters.owner)) return false;
  if (!mayContain(fields[NAME], filters.search)) return false;
  const created = fields[CREATED_AT];
  if (created?.kind !== 'instant') return true;
  const day = dayName(created.atMs);
  const { createdFrom, createdTo } = filters;
  return !(createdFrom && day < createdFrom) && !(createdTo && day > createdTo);
}

/** False only when the field is visible and holds other ids than the wanted one. */
function mayBe(value: MaybeValue | undefined, wanted: string | undefined): boolean {
  if (!wanted || value === undefined) return true;
  if (value?.kind === 'one') return value.item.id === wanted;
  return value?.kind === 'many' && value.items.some(({ id }) => id === wanted);
}

function mayContain(value: MaybeValue | undefined, search: string | undefined): boolean {
  const wanted = search?.trim().toLowerCase();
  if (!wanted || value === undefined) return true;
  return value?.kind === 'text' && value.text.toLowerCase().includes(wanted);
}
