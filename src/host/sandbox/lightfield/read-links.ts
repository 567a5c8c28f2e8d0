/**
 * Reads the relationships of a write: ids on create, one operation each on update, and the limit of
 * 25 ids and 25 links for a whole request (Lightfield plugin, Relationships).
 */
import { isObject, type Json, type JsonObject } from '../json';
import { badRequest, type Problem, type Read, read, refuse, unprocessable } from './answers';
import { without } from './operations';
import { stringsOf } from './read-value';
import {
  type CrmRecord,
  collectionOf,
  idPrefixOf,
  type Links,
  type ObjectSchema,
  type RelationshipDefinition,
} from './records';
import type { Scene } from './workspace';

const writeLimit = 25;

/** A relationship that a write names, with the ids it mentions and those it leaves behind. */
interface LinkChange {
  readonly definition: RelationshipDefinition;
  readonly mentioned: readonly string[];
  /** Mentioned ids that must be there. */
  readonly wanted: readonly string[];
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Refuses keys that do not exist or cannot be written. */
export function checkLinkKeys(
  given: JsonObject,
  schema: ObjectSchema,
  { switches }: Scene,
  existing: CrmRecord | null,
): Problem | null {
  for (const key of Object.keys(given)) {
    const definition = schema.relationships.find((one) => one.key === key);
    const param = `relationships.${key}`;
    if (definition === undefined) {
      const message = `Unrecognized relationship '${key}' for '${collectionOf[schema.object]}'.`;
      return badRequest('unknown_relationship', message, param).problem;
    }
    if (definition.writable === 'never') {
      return badRequest('invalid_configuration', `Relationship '${key}' is read-only.`, param)
        .problem;
    }
    const settled = definition.writable === 'onCreate' && existing !== null;
    if (settled && switches.accountMove === 'refused') {
      return unprocessable(`Relationship '${key}' is set on creation only.`, param).problem;
    }
  }
  return null;
}

/** The ids under each key that the write names. Keys were checked before. */
export function readLinks(
  given: JsonObject,
  schema: ObjectSchema,
  scene: Scene,
  existing: CrmRecord | null,
): Read<Links> {
  const changes: LinkChange[] = [];
  for (const definition of schema.relationships) {
    const value = given[definition.key];
    if (value === undefined) continue;
    const before = existing?.links[definition.key] ?? [];
    const change =
      existing === null
        ? readIds(value, definition)
        : readOperation(value, definition, before, scene);
    if (!change.ok) return change;
    changes.push(change.value);
  }
  const problem = problemOfIds(changes, scene) ?? problemOfSize(changes);
  if (problem !== null) return refuse(problem);
  return read(Object.fromEntries(changes.map((one) => [one.definition.key, one.after])));
}

function readIds(value: Json, definition: RelationshipDefinition): Read<LinkChange> {
  const texts = stringsOf(value);
  if (texts === null) return wrongType(definition, 'an id or a list of ids');
  const ids = [...new Set(texts)];
  const change = { definition, mentioned: texts, wanted: ids, before: [], after: ids };
  return fitting(change);
}

function readOperation(
  value: Json,
  definition: RelationshipDefinition,
  before: readonly string[],
  { switches }: Scene,
): Read<LinkChange> {
  const param = paramOf(definition);
  if (!isObject(value)) return wrongType(definition, 'an object with add, remove or replace');
  const [operator, ...others] = Object.keys(value);
  if (
    operator === undefined ||
    others.length > 0 ||
    !['add', 'remove', 'replace'].includes(operator)
  ) {
    return badRequest('invalid_configuration', 'One of add, remove, replace is needed.', param);
  }
  const given = value[operator] ?? null;
  if (operator === 'replace' && given === null) {
    return switches.replaceNull === 'clears'
      ? read({ definition, mentioned: [], wanted: [], before, after: [] })
      : unprocessable('This relationship cannot be cleared.', param);
  }
  const texts = stringsOf(given);
  if (texts === null) return wrongType(definition, 'an id or a list of ids');
  const ids = [...new Set(texts)];
  const after = { add: [...before, ...without(ids, before)], remove: without(before, ids) }[
    operator
  ];
  const wanted = operator === 'remove' ? [] : ids;
  return fitting({ definition, mentioned: texts, wanted, before, after: after ?? ids });
}

/** A relationship of one cannot hold several; adding to a taken one is refused as well. */
function fitting(change: LinkChange): Read<LinkChange> {
  const { definition, after } = change;
  if (definition.cardinality === 'HAS_MANY' || after.length <= 1) return read(change);
  return unprocessable(`Relationship '${definition.key}' holds one id.`, paramOf(definition));
}

function problemOfIds(changes: readonly LinkChange[], scene: Scene): Problem | null {
  for (const { definition, wanted } of changes) {
    for (const id of wanted) {
      const problem = problemOfId(id, definition, scene);
      if (problem !== null) return problem;
    }
  }
  return null;
}

function problemOfId(
  id: string,
  definition: RelationshipDefinition,
  { workspace, switches }: Scene,
): Problem | null {
  const { target } = definition;
  const param = paramOf(definition);
  if (target === 'task' || target === 'note' || target === 'meeting') return null;
  const found = target === 'member' ? workspace.members.get(id) : workspace.records[target].get(id);
  if (found === undefined) {
    const otherType = Object.values(idPrefixOf).some((prefix) => id.startsWith(prefix));
    const code = otherType && !id.startsWith(idPrefixOf[target]);
    const message = `No ${target} with the id '${id}'.`;
    return badRequest(code ? switches.otherTypeCode : 'relationship_entity_missing', message, param)
      .problem;
  }
  const gone = 'trashed' in found && found.trashed;
  const message = `The ${target} '${id}' is no longer active.`;
  return gone ? badRequest('relationship_entity_inactive', message, param).problem : null;
}

function problemOfSize(changes: readonly LinkChange[]): Problem | null {
  const sum = (count: (change: LinkChange) => number) =>
    changes.reduce((total, change) => total + count(change), 0);
  const mentioned = sum((change) => change.mentioned.length);
  const changed = sum(
    ({ before, after }) => without(after, before).length + without(before, after).length,
  );
  if (mentioned <= writeLimit && changed <= writeLimit) return null;
  const message = `A request takes at most ${writeLimit} ids and changes at most ${writeLimit} links.`;
  return unprocessable(message, 'relationships', { code: 'relationship_write_limit_exceeded' })
    .problem;
}

function paramOf({ key }: RelationshipDefinition): string {
  return `relationships.${key}`;
}

function wrongType(definition: RelationshipDefinition, wanted: string): Read<never> {
  const message = `Relationship '${definition.key}' takes ${wanted}.`;
  return badRequest('invalid_type', message, paramOf(definition));
}
