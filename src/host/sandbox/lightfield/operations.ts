/**
 * What can happen to a record, whoever does it: the API's handlers, a colleague and the service
 * itself share these. A change of a record is one `updated` effect; a change of stage is a `moved`
 * effect besides.
 */
import { type Json, sameJson } from '../json';
import type { Changes, Place } from '../ledger';
import { defaultPipelineId, pipelineOfStage, stageKey } from './effective-schema';
import {
  type CrmRecord,
  collectionOf,
  type FieldValues,
  idPrefixOf,
  type Links,
  type ObjectType,
} from './records';
import { newId, type Scene, type Workspace } from './workspace';

export interface Content {
  readonly fields: FieldValues;
  readonly links: Links;
}

export function createRecord(scene: Scene, object: ObjectType, content: Content): CrmRecord {
  const { workspace, nowMs } = scene;
  const id = newId(scene.random, idPrefixOf[object]);
  const record: CrmRecord = {
    id,
    object,
    ...content,
    externalId: null,
    httpLink: pageOf(object, id),
    createdMs: nowMs,
    updatedMs: null,
    trashed: false,
  };
  store(scene, record);
  scene.record({
    kind: 'created',
    entity: object,
    id,
    fields: { ...content.fields, ...content.links },
  });
  mirrorLinks(scene, null, record);
  if (causesErrand(record)) workspace.errands.push({ object, id, causedMs: nowMs });
  return record;
}

/** Whether a new record sets the service to work: see `Errand`. */
function causesErrand({ object, fields }: CrmRecord): boolean {
  return object !== 'account' || fields.$website !== undefined;
}

/** Web page of a record. */
export function pageOf(object: ObjectType, id: string): string {
  return `https://crm.lightfield.app/crm/${collectionOf[object]}/${id}`;
}

/** Puts `next` in place of `before` and books what differs. */
export function saveRecord(scene: Scene, before: CrmRecord, next: CrmRecord): CrmRecord {
  store(scene, next);
  const changes = changesBetween(before, next);
  if (Object.keys(changes).length === 0) return next;
  scene.record({ kind: 'updated', entity: next.object, id: next.id, changes });
  recordMove(scene, before, next);
  mirrorLinks(scene, before, next);
  return next;
}

/** To the trash of the web app, where a colleague can find it. */
export function trashRecord(scene: Scene, record: CrmRecord): CrmRecord {
  const next = { ...record, trashed: true, updatedMs: scene.nowMs };
  store(scene, next);
  scene.record({ kind: 'deleted', entity: record.object, id: record.id });
  return next;
}

/** Replaces a record where it is kept and tells the search index. Books nothing. */
export function store({ workspace, nowMs }: Scene, record: CrmRecord): void {
  workspace.records[record.object].put(record);
  workspace.index.note(record, nowMs);
}

export function changesBetween(before: CrmRecord, after: CrmRecord): Changes {
  const left: Readonly<Record<string, Json>> = { ...before.fields, ...before.links };
  const right: Readonly<Record<string, Json>> = { ...after.fields, ...after.links };
  const keys = [...new Set([...Object.keys(left), ...Object.keys(right)])];
  const changed = keys
    .map((key) => [key, { before: left[key] ?? null, after: right[key] ?? null }] as const)
    .filter(([, change]) => !sameJson(change.before, change.after));
  return Object.fromEntries(changed);
}

function recordMove({ workspace, record }: Scene, before: CrmRecord, after: CrmRecord): void {
  const from = placeOf(workspace, before);
  const to = placeOf(workspace, after);
  if (to === null || from?.stageId === to.stageId) return;
  record({ kind: 'moved', id: after.id, from, to });
}

function placeOf({ schemas }: Workspace, { object, fields }: CrmRecord): Place | null {
  const stageId = fields[stageKey];
  if (object !== 'opportunity' || typeof stageId !== 'string') return null;
  const schema = schemas.opportunity;
  return { pipelineId: pipelineOfStage(schema, stageId) ?? defaultPipelineId(schema), stageId };
}

/** Writes changed links on their other side as well, where that side shows them. */
function mirrorLinks(scene: Scene, before: CrmRecord | null, after: CrmRecord): void {
  for (const { key, inverse, target } of scene.workspace.schemas[after.object].relationships) {
    if (inverse === null || (target !== 'account' && target !== 'contact')) continue;
    const table = scene.workspace.records[target];
    const old = before?.links[key] ?? [];
    const current = after.links[key] ?? [];
    const mirror = (ids: readonly string[], change: (links: readonly string[]) => string[]) => {
      for (const id of ids) {
        const other = table.get(id);
        if (other === undefined) continue;
        store(scene, withLinks(other, inverse, change(other.links[inverse] ?? [])));
      }
    };
    mirror(without(current, old), (links) => [...links, after.id]);
    mirror(without(old, current), (links) => without(links, [after.id]));
  }
}

/** The record with these ids under `key`; an empty list is left out. */
export function withLinks(record: CrmRecord, key: string, ids: readonly string[]): CrmRecord {
  const { [key]: _old, ...rest } = record.links;
  return { ...record, links: ids.length === 0 ? rest : { ...rest, [key]: ids } };
}

export function without(ids: readonly string[], gone: readonly string[]): string[] {
  return ids.filter((id) => !gone.includes(id));
}
