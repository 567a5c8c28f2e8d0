/**
 * How the fields of an opportunity are keyed: fields by Lightfield's own keys (`$name`, `icp-score`),
 * relationships with a prefix, since both may have the same name there.
 */
import type { FieldKey } from '../../core/model';

const LINK_PREFIX = 'relationships.';

export function linkKey(name: string): FieldKey {
  return LINK_PREFIX + name;
}

/** The relationship's name in bodies; null for a field. */
export function linkName(key: FieldKey): string | null {
  return key.startsWith(LINK_PREFIX) ? key.slice(LINK_PREFIX.length) : null;
}

export const NAME = '$name';
export const STAGE = '$stage';
/** There only where a workspace has several pipelines; a filter, never a value of a record. */
export const PIPELINE = '$pipeline';
export const ACCOUNT = linkKey('$account');
export const OWNER = linkKey('$owner');
export const CREATED_BY = linkKey('$createdBy');
export const CHAMPION = linkKey('$champion');
export const EVALUATOR = linkKey('$evaluator');

/** Members of the record itself, outside of `fields`. */
export const CREATED_AT = 'createdAt';
