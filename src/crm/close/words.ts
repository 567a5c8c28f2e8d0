/** Close's own names, as people in front of a sheet know them. */
import type { FieldKey } from '../../core/model';
import { customKeysOf } from './custom-fields';
import { FIELDS } from './fields';

/** What people call the field that an error names: by its property, or by the relation in it. */
export function labelOf(name: string): string {
  return fieldNamed(name)?.spec.label ?? name;
}

/** The keys that the field may have which an error names; of custom fields it does not tell the kind. */
export function keysOf(name: string): readonly FieldKey[] {
  const field = fieldNamed(name);
  return field ? [field.spec.key] : customKeysOf(name);
}

function fieldNamed(name: string) {
  const isIt = (property: string | undefined) => property === name || property === `${name}_id`;
  return FIELDS.find(({ property }) => isIt(property));
}
