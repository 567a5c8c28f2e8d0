/**
 * Somebody who works in Lightfield itself while a client uses the API: edits, moves, links, deletes,
 * changes the schema, revokes keys. Everything is booked in the ledger as a colleague's doing, at
 * the sandbox's present time, and reaches lists through the search index like any other change.
 */
import { assume, must } from '../assume';
import type { Json } from '../json';
import { type Act, actIn, type Workplace } from '../workplace';
import { optionsOf, pipelineKey, pipelineOfStage, stageKey } from './effective-schema';
import { createRecord, saveRecord, store, trashRecord, withLinks } from './operations';
import type {
  CrmRecord,
  FieldDefinition,
  FieldValues,
  Links,
  ObjectType,
  SelectOption,
} from './records';
import { knownField, objectOfId, type Scene } from './workspace';

export interface Colleague {
  /** Writes raw values; null clears. The API's rules do not bind a colleague. */
  edit(id: string, fields: Readonly<Record<string, Json>>): void;
  /** An opportunity to a stage of any pipeline. */
  move(id: string, stageId: string): void;
  /** Replaces the ids of one relationship. */
  link(id: string, key: string, ids: readonly string[]): void;
  /** Returns the new id. */
  create(object: ObjectType, fields: FieldValues, links?: Links): string;
  /** Into the trash. */
  remove(id: string): void;
  /** Out of the trash. */
  restore(id: string): void;
  addField(object: ObjectType, field: FieldDefinition): void;
  removeField(object: ObjectType, key: string): void;
  renameField(object: ObjectType, key: string, label: string): void;
  /** Records keep what they hold, whatever that means in the new definition. */
  changeField(object: ObjectType, key: string, change: Partial<Omit<FieldDefinition, 'key'>>): void;
  addOption(object: ObjectType, key: string, option: SelectOption): void;
  renameOption(object: ObjectType, key: string, optionId: string, label: string): void;
  /** The option is no longer offered; records keep it. */
  archiveOption(object: ObjectType, key: string, optionId: string): void;
  renameStage(stageId: string, label: string): void;
  renamePipeline(pipelineId: string, label: string): void;
  /** Replaces what a saved list holds. */
  fillList(listId: string, recordIds: readonly string[]): void;
  removeMember(id: string): void;
  revokeKey(keyId: string): void;
}

export interface Office extends Workplace<Scene> {
  revokeKey(keyId: string): boolean;
}

export function createColleague(office: Office): Colleague {
  const act = actIn(office);
  const edit = (scene: Scene, id: string, fields: Readonly<Record<string, Json>>): void =>
    save(scene, id, (record) => ({ ...record, fields: written(record.fields, fields) }));
  return {
    ...schemaWork(act),
    edit: (id, fields) => act('edit', (scene) => edit(scene, id, fields)),
    move: (id, stageId) =>
      act('move', (scene) => {
        const pipelineId = pipelineOfStage(scene.workspace.schemas.opportunity, stageId);
        assume(pipelineId !== null, `stage ${stageId} exists`);
        edit(scene, id, { [stageKey]: stageId });
      }),
    link: (id, key, ids) =>
      act('link', (scene) => save(scene, id, (record) => withLinks(record, key, ids))),
    create: (object, fields, links = {}) =>
      act('create', (scene) => createRecord(scene, object, { fields, links }).id),
    remove: (id) =>
      act('remove', (scene) => {
        const record = recordOf(scene, id);
        assume(!record.trashed, `record ${id} exists`);
        trashRecord(scene, record);
      }),
    restore: (id) =>
      act('restore', (scene) => {
        const record = recordOf(scene, id);
        assume(record.trashed, `record ${id} is in the trash`);
        store(scene, { ...record, trashed: false, updatedMs: scene.nowMs });
        const changes = { trashed: { before: true, after: false } };
        scene.record({ kind: 'updated', entity: record.object, id, changes });
      }),
    fillList: (listId, recordIds) =>
      act('fillList', ({ workspace }) => {
        const list = must(workspace.lists.get(listId), `list ${listId} exists`);
        workspace.lists.put({ ...list, recordIds: new Set(recordIds) });
      }),
    removeMember: (id) =>
      act('removeMember', ({ workspace }) =>
        assume(workspace.members.remove(id), `member ${id} exists`),
      ),
    revokeKey: (keyId) =>
      act('revokeKey', () => assume(office.revokeKey(keyId), `key ${keyId} exists`)),
  };
}

type SchemaWork = Pick<
  Colleague,
  | 'addField'
  | 'removeField'
  | 'renameField'
  | 'changeField'
  | 'addOption'
  | 'renameOption'
  | 'archiveOption'
  | 'renameStage'
  | 'renamePipeline'
>;

function schemaWork(act: Act<Scene>): SchemaWork {
  const renameOption = (scene: Scene, object: ObjectType, place: OptionPlace, label: string) =>
    changeOption(scene, object, place, (option) => ({ ...option, label }));
  return {
    addField: (object, field) =>
      act('addField', (scene) => setFields(scene, object, (fields) => [...fields, field])),
    removeField: (object, key) =>
      act('removeField', (scene) =>
        setFields(scene, object, (fields) => fields.filter((field) => field.key !== key)),
      ),
    renameField: (object, key, label) =>
      act('renameField', (scene) =>
        changeField(scene, object, key, (field) => ({ ...field, label })),
      ),
    changeField: (object, key, change) =>
      act('changeField', (scene) =>
        changeField(scene, object, key, (field) => ({ ...field, ...change })),
      ),
    addOption: (object, key, option) =>
      act('addOption', (scene) =>
        changeField(scene, object, key, (field) =>
          withOptions(field, [...optionsOf(field), option]),
        ),
      ),
    renameOption: (object, key, optionId, label) =>
      act('renameOption', (scene) => renameOption(scene, object, { key, optionId }, label)),
    archiveOption: (object, key, optionId) =>
      act('archiveOption', (scene) =>
        changeOption(scene, object, { key, optionId }, (option) => ({ ...option, archived: true })),
      ),
    renameStage: (optionId, label) =>
      act('renameStage', (scene) =>
        renameOption(scene, 'opportunity', { key: stageKey, optionId }, label),
      ),
    renamePipeline: (optionId, label) =>
      act('renamePipeline', (scene) =>
        renameOption(scene, 'opportunity', { key: pipelineKey, optionId }, label),
      ),
  };
}

function recordOf({ workspace }: Scene, id: string): CrmRecord {
  const object = must(objectOfId(id), `${id} is the id of a record`);
  return must(workspace.records[object].get(id), `record ${id} exists`);
}

function save(scene: Scene, id: string, change: (record: CrmRecord) => CrmRecord): void {
  const before = recordOf(scene, id);
  saveRecord(scene, before, { ...change(before), updatedMs: scene.nowMs });
}

function written(old: FieldValues, fields: Readonly<Record<string, Json>>): FieldValues {
  const entries = Object.entries({ ...old, ...fields }).filter(([, value]) => value !== null);
  return Object.fromEntries(entries);
}

function setFields(
  { workspace }: Scene,
  object: ObjectType,
  change: (fields: readonly FieldDefinition[]) => readonly FieldDefinition[],
): void {
  const schema = workspace.schemas[object];
  workspace.schemas[object] = { ...schema, fields: change(schema.fields) };
}

function changeField(
  scene: Scene,
  object: ObjectType,
  key: string,
  change: (field: FieldDefinition) => FieldDefinition,
): void {
  const changed = change(knownField(scene.workspace.schemas[object], key));
  setFields(scene, object, (fields) =>
    fields.map((field) => (field.key === key ? changed : field)),
  );
}

interface OptionPlace {
  readonly key: string;
  readonly optionId: string;
}

function changeOption(
  scene: Scene,
  object: ObjectType,
  { key, optionId }: OptionPlace,
  change: (option: SelectOption) => SelectOption,
): void {
  changeField(scene, object, key, (field) => {
    const options = optionsOf(field);
    const option = must(
      options.find((one) => one.id === optionId),
      `option ${optionId} exists`,
    );
    return withOptions(
      field,
      options.map((one) => (one === option ? change(one) : one)),
    );
  });
}

function withOptions(field: FieldDefinition, options: readonly SelectOption[]): FieldDefinition {
  return { ...field, typeConfiguration: { ...field.typeConfiguration, options } };
}
