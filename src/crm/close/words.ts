/** Close's own names, as people in front of a sheet know them. */
import { FIELDS } from './fields';

/** What people call the field that an error names: by its property, or by the relation in it. */
export function labelOf(name: string): string {
  const isIt = (property: string | undefined) => property === name || property === `${name}_id`;
  return FIELDS.find(({ property }) => isIt(property))?.spec.label ?? name;
}
