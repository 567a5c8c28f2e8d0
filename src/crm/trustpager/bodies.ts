/**
 * Fields of the product as the bodies of writes: a record of a bulk-create, and the parts of a PATCH.
 *
 * Promises: nothing that was not given is sent; what is only replaced whole is sent whole, or not at
 * all where it was not visible. Must not know: addresses, answers, how stages are changed.
 */
import type { FieldKey, MaybeValue, Named } from '../../core/model';
import type { Draft, FieldValues, RecordChange } from '../../core/writing';
import type { Body } from '../shared/api';
import { sentValue } from '../shared/sent-value';
import { type Carried, carriedOf } from './carried';
import { sentCustomId } from './custom-fields';
import { FIELDS } from './fields';
import { sentMoney } from './values';
import type { WireTag } from './wire';

/** A property of a PATCH and the fields that it carries. */
export interface Part {
  readonly keys: readonly FieldKey[];
  readonly property: string;
  readonly value: unknown;
  /** Not in the documented list of PATCH. */
  readonly unpromised: boolean;
}

/** Empty fields are left out. With a stage it goes into `pipeline`, without one into none. */
export function draftBody({ fields }: Draft, pipeline: Named): Body {
  const given = Object.entries(fields).filter(([, value]) => value !== null);
  const parts = partsOf(Object.fromEntries(given), { tags: [], metadata: {} });
  const { stage } = fields;
  const place = stage?.kind === 'one' ? { pipeline_id: pipeline.id, stage_id: stage.item.id } : {};
  return { ...bodyOf(parts), ...place };
}

/** What a PATCH can carry of a change; the stage is not among it. */
export function changeParts({ record, fields }: RecordChange): readonly Part[] {
  return partsOf(fields, carriedOf(record));
}

export function bodyOf(parts: readonly Part[]): Body {
  return Object.fromEntries(parts.map(({ property, value }) => [property, value]));
}

function partsOf(fields: FieldValues, { tags, metadata }: Carried): readonly Part[] {
  const parts = FIELDS.flatMap(({ spec, property }): readonly Part[] => {
    const value = fields[spec.key];
    if (property === undefined || value === undefined) return [];
    const sent = spec.key === 'value' ? sentMoney(value) : sentValue(value);
    return [{ keys: [spec.key], property, value: sent, unpromised: spec.onUpdate === 'try' }];
  });
  const whole = (property: string, keys: readonly FieldKey[], value: unknown): Part[] =>
    keys.length === 0 ? [] : [{ keys, property, value, unpromised: false }];
  const custom = Object.keys(fields).filter((key) => sentCustomId(key) !== null);
  return [
    ...parts,
    ...(tags && fields.tags !== undefined
      ? whole('tags', ['tags'], mergedTags(tags, fields.tags))
      : []),
    ...(metadata ? whole('metadata', custom, mergedMetadata(metadata, custom, fields)) : []),
  ];
}

/** Tags that stay are sent as they were read, since a bare name would lose its colour. */
function mergedTags(before: readonly WireTag[], value: MaybeValue): readonly WireTag[] {
  const wanted = value?.kind === 'many' ? value.items.map(({ id }) => id) : [];
  const nameOf = (tag: WireTag) => (typeof tag === 'string' ? tag : tag.name);
  const known = new Set(before.map(nameOf));
  const kept = before.filter((tag) => wanted.includes(nameOf(tag)));
  return [...kept, ...wanted.filter((name) => !known.has(name)).map((name) => ({ name }))];
}

/** A field without a value has no entry: `metadata` is replaced whole, so that is what clears it. */
function mergedMetadata(before: Body, keys: readonly FieldKey[], fields: FieldValues): Body {
  const changed = new Map(keys.map((key) => [sentCustomId(key), fields[key] ?? null]));
  return Object.fromEntries([
    ...Object.entries(before).filter(([id]) => !changed.has(id)),
    ...[...changed]
      .filter(([, value]) => value !== null)
      .map(([id, value]) => [id, sentValue(value)]),
  ]);
}
