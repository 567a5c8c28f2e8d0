/**
 * The relationships of a seeded organization: those that are publicly known, and a custom one. Which
 * side of a link can be written, and what the other side calls it.
 */
import type { Random } from '../random';
import type { ObjectType, RelationshipDefinition } from './records';
import { newId } from './workspace';

type LinkDraft = Pick<RelationshipDefinition, 'key' | 'label' | 'target' | 'cardinality'> &
  Partial<Pick<RelationshipDefinition, 'writable' | 'inverse'>>;

const fromElsewhere: readonly LinkDraft[] = [
  { key: '$task', label: 'Tasks', target: 'task', cardinality: 'HAS_MANY', writable: 'never' },
  { key: '$note', label: 'Notes', target: 'note', cardinality: 'HAS_MANY', writable: 'never' },
  {
    key: '$meeting',
    label: 'Meetings',
    target: 'meeting',
    cardinality: 'HAS_MANY',
    writable: 'never',
  },
];

const linkDrafts: Readonly<Record<ObjectType, readonly LinkDraft[]>> = {
  opportunity: [
    {
      key: '$account',
      label: 'Account',
      target: 'account',
      cardinality: 'HAS_ONE',
      writable: 'onCreate',
      inverse: '$opportunity',
    },
    { key: '$owner', label: 'Owner', target: 'member', cardinality: 'HAS_ONE' },
    {
      key: '$createdBy',
      label: 'Created by',
      target: 'member',
      cardinality: 'HAS_ONE',
      writable: 'onCreate',
    },
    { key: '$champion', label: 'Champion', target: 'contact', cardinality: 'HAS_ONE' },
    { key: '$evaluator', label: 'Evaluators', target: 'contact', cardinality: 'HAS_MANY' },
    { key: 'referred-by', label: 'Referred by', target: 'contact', cardinality: 'HAS_ONE' },
    ...fromElsewhere,
  ],
  account: [
    { key: '$owner', label: 'Owner', target: 'member', cardinality: 'HAS_ONE' },
    {
      key: '$contact',
      label: 'Contacts',
      target: 'contact',
      cardinality: 'HAS_MANY',
      inverse: '$account',
    },
    {
      key: '$opportunity',
      label: 'Opportunities',
      target: 'opportunity',
      cardinality: 'HAS_MANY',
      writable: 'never',
    },
    ...fromElsewhere,
  ],
  contact: [
    {
      key: '$account',
      label: 'Accounts',
      target: 'account',
      cardinality: 'HAS_MANY',
      inverse: '$contact',
    },
    ...fromElsewhere,
  ],
};

/** Of one object; ids come from `random`. */
export function seedRelationships(
  object: ObjectType,
  random: Random,
): readonly RelationshipDefinition[] {
  return linkDrafts[object].map((draft) => seedLink(draft, object, random));
}

/** Filters call a relationship by object and key together. */
function seedLink(draft: LinkDraft, object: ObjectType, random: Random): RelationshipDefinition {
  const { key, writable = 'always', inverse = null, ...rest } = draft;
  const system = key.startsWith('$');
  return {
    ...rest,
    key,
    id: system ? null : newId(random.fork(`link/${key}`), 'rd_'),
    slug: system ? `$${object}-${key.slice(1)}` : `${object}-${key}`,
    writable,
    inverse,
  };
}
