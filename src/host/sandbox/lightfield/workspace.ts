/** One Lightfield organization: its records, schemas, members and lists. Knows no HTTP. */
import { must } from '../assume';
import type { Effect } from '../ledger';
import type { Random } from '../random';
import type { Order, Table } from '../table';
import {
  type CrmRecord,
  type FieldDefinition,
  idPrefixOf,
  type Member,
  type ObjectSchema,
  type ObjectType,
  objectTypes,
  type SavedList,
} from './records';
import type { SearchIndex } from './search-index';
import type { LightfieldSwitches } from './switches';

export interface Workspace {
  readonly id: string;
  readonly schemas: Record<ObjectType, ObjectSchema>;
  /** As they are now, trashed ones included. */
  readonly records: Readonly<Record<ObjectType, Table<CrmRecord>>>;
  readonly index: SearchIndex;
  readonly members: Table<Member>;
  readonly lists: Table<SavedList>;
  /** What the service will do on its own, oldest first. */
  readonly errands: Errand[];
}

/** Something that the service will do on its own after a record was created. */
export interface Errand {
  readonly object: ObjectType;
  readonly id: string;
  /** When its cause happened, ms UTC. */
  readonly causedMs: number;
}

/** What an operation needs: where, when, by which reading, and a book for effects. */
export interface Scene {
  readonly workspace: Workspace;
  readonly switches: LightfieldSwitches;
  readonly random: Random;
  readonly nowMs: number;
  readonly record: (effect: Effect) => void;
}

export function objectOfId(id: string): ObjectType | null {
  return objectTypes.find((object) => id.startsWith(idPrefixOf[object])) ?? null;
}

export function newId(random: Random, prefix: string): string {
  return `${prefix}${random.uuid().replaceAll('-', '')}`;
}

/** The record as the API sees it: not in the trash. */
export function liveRecord(workspace: Workspace, object: ObjectType, id: string): CrmRecord | null {
  const found = workspace.records[object].get(id);
  return found === undefined || found.trashed ? null : found;
}

export function fieldOf(schema: ObjectSchema, key: string): FieldDefinition | undefined {
  return schema.fields.find((field) => field.key === key);
}

export function knownField(schema: ObjectSchema, key: string): FieldDefinition {
  return must(fieldOf(schema, key), `${schema.object} has a field ${key}`);
}

const orders = {
  createdNewest: { name: 'createdNewest', valueOf: (row) => row.createdMs, descending: true },
  createdOldest: { name: 'createdOldest', valueOf: (row) => row.createdMs, descending: false },
  updatedNewest: {
    name: 'updatedNewest',
    valueOf: (row) => row.updatedMs ?? row.createdMs,
    descending: true,
  },
  id: { name: 'id', valueOf: (row) => row.id, descending: false },
} as const satisfies Record<LightfieldSwitches['listOrder'], Order<CrmRecord>>;

/** The order in which lists of records come. */
export function recordOrder({ listOrder }: LightfieldSwitches): Order<CrmRecord> {
  return orders[listOrder];
}
