/** What Lightfield's seeded rows have in common. */
import type { Json } from '../json';
import type { Random } from '../random';
import { activeOptions } from './effective-schema';
import type { FieldDefinition, FieldValues } from './records';

/** An option of the field that can be chosen. */
export function pickOption(random: Random, field: FieldDefinition): string {
  return random.pick(activeOptions(field)).id;
}

/** Without what is null: unset fields are left out. */
export function setFields(values: Readonly<Record<string, Json>>): FieldValues {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}

export function isoAt(ms: number): string {
  return new Date(ms).toISOString();
}
