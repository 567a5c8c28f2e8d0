/**
 * What a Lightfield workspace holds. Values are kept as they go to the wire, without the wrapper;
 * unset fields and empty relationships are left out. Times are ms UTC.
 */
import type { Json } from '../json';

/** Objects that the API reads and writes in one and the same way. */
export type ObjectType = 'opportunity' | 'account' | 'contact';

export const objectTypes = ['opportunity', 'account', 'contact'] as const;

/** Names in paths, scopes and messages. */
export const collectionOf = {
  opportunity: 'opportunities',
  account: 'accounts',
  contact: 'contacts',
} as const satisfies Record<ObjectType, string>;

export const idPrefixOf = {
  opportunity: 'opp_',
  account: 'acc_',
  contact: 'con_',
  member: 'mem_',
} as const;

export type FieldValues = Readonly<Record<string, Json>>;
export type Links = Readonly<Record<string, readonly string[]>>;

export interface CrmRecord {
  readonly id: string;
  readonly object: ObjectType;
  readonly fields: FieldValues;
  /** Ids by relationship key. */
  readonly links: Links;
  readonly externalId: string | null;
  readonly httpLink: string | null;
  readonly createdMs: number;
  /** Null until the first change. */
  readonly updatedMs: number | null;
  /** In the trash of the web app: the API no longer finds it. */
  readonly trashed: boolean;
}

export type ValueType =
  | 'ADDRESS'
  | 'CHECKBOX'
  | 'CURRENCY'
  | 'DATETIME'
  | 'EMAIL'
  | 'FULL_NAME'
  | 'HTML'
  | 'MARKDOWN'
  | 'MULTI_SELECT'
  | 'NUMBER'
  | 'SINGLE_SELECT'
  | 'SOCIAL_HANDLE'
  | 'TELEPHONE'
  | 'TEXT'
  | 'URL';

export interface SelectOption {
  readonly id: string;
  readonly label: string;
  readonly description: string | null;
  /** The option of another field that this one belongs to. */
  readonly parentId?: string;
  readonly archived?: true;
}

export interface TypeConfiguration {
  readonly options?: readonly SelectOption[];
  readonly currency?: string;
  readonly unique?: boolean;
  readonly multipleValues?: boolean;
  readonly handleService?: 'TWITTER' | 'LINKEDIN' | 'FACEBOOK' | 'INSTAGRAM';
  readonly parentFieldKey?: string;
}

export interface FieldDefinition {
  readonly id: string;
  /** System keys begin with `$`. */
  readonly key: string;
  readonly label: string;
  readonly description: string | null;
  readonly valueType: ValueType;
  readonly readOnly: boolean;
  readonly typeConfiguration: TypeConfiguration;
}

export interface RelationshipDefinition {
  readonly id: string | null;
  readonly key: string;
  /** What filters call it. */
  readonly slug: string;
  readonly label: string;
  readonly cardinality: 'HAS_ONE' | 'HAS_MANY';
  readonly target: ObjectType | 'member' | 'task' | 'note' | 'meeting';
  readonly writable: 'always' | 'onCreate' | 'never';
  /** Key of the same links as the target sees them; it has many. */
  readonly inverse: string | null;
}

export interface ObjectSchema {
  readonly object: ObjectType;
  readonly fields: readonly FieldDefinition[];
  readonly relationships: readonly RelationshipDefinition[];
  /** Keys that a record cannot be without. */
  readonly requiredFields: readonly string[];
  readonly requiredRelationships: readonly string[];
}

export interface Member {
  readonly id: string;
  readonly email: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly profileImage: string | null;
  readonly role: string;
  readonly httpLink: string | null;
  readonly createdMs: number;
  readonly updatedMs: number | null;
}

/** A saved set of records of one type. */
export interface SavedList {
  readonly id: string;
  readonly name: string;
  readonly object: ObjectType;
  readonly recordIds: ReadonlySet<string>;
  readonly httpLink: string | null;
  readonly createdMs: number;
}
