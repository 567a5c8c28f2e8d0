/** How a CRM answers the cases of the contract: which fixture, read how, ends how. */
import type { CheckAnswer, Connector } from '../../src/core/connector';
import type { Exchange, FaultKind } from '../../src/core/exchange';
import type { ColumnType, ListView } from '../../src/core/listing';
import type { FieldKey, MaybeValue, Named } from '../../src/core/model';
import type { Candidate, FieldValues, WriteAnswer } from '../../src/core/writing';
import type { CrmPlace } from '../support/crms/place';
import type { CaseOf, Group } from './cases';

/** The case cannot occur with this CRM, for a reason that is a sentence. */
export interface Never {
  readonly never: string;
}

export interface ListCase {
  /** Fixtures that answer one after another. */
  readonly pages: readonly string[];
  /** Records in all; checked where the list ends well. */
  readonly records?: number;
  /** `moved`: whole, but nothing can be concluded from absence. */
  readonly end: 'whole' | 'moved' | 'cut' | FaultKind;
}

export interface ValueCase {
  readonly fixture: string;
  /** Which record of the page; default the first. */
  readonly at?: number;
  readonly columns?: readonly ColumnType[];
  /** undefined: absent. */
  readonly shows: Readonly<Record<FieldKey, MaybeValue | undefined>>;
  /** False where the record is not what the tab shows. Default true. */
  readonly inScope?: boolean;
}

export interface FaultCase {
  readonly fixture: string;
  readonly kind: FaultKind;
  /** From the answer on, ms. */
  readonly waitMs?: number;
  /** What the person reads. */
  readonly says?: string;
  readonly missing?: readonly string[];
  /** The effect may have happened all the same. */
  readonly inDoubt?: true;
}

export interface BrokenCase {
  readonly fixture: string;
  /** Default `badAnswer`. */
  readonly kind?: FaultKind;
}

/** What a write answers, in short: `record 1` by the last letter of its id, `rejected: …`. */
export interface WriteCase {
  readonly fixture: string;
  readonly asked: 'create' | 'update' | 'remove';
  /** Drafts, changes or ids in the request; default 1. */
  readonly count?: number;
  readonly answers: readonly string[] | FaultKind;
  /** Fields that the record of the first answer shows. */
  readonly shows?: Readonly<Record<FieldKey, MaybeValue>>;
}

export interface NameCase {
  readonly fixture: string;
  /** Names found or created, with what tells them apart; or how it is refused. */
  readonly gives: readonly Pick<Candidate, 'label' | 'detail'>[] | readonly string[] | FaultKind;
}

export interface CatalogueCase {
  readonly fixture: string;
  /** How the fixture is asked for: a part of the catalogue by its place, a check by its purpose. */
  readonly asked: 'pipelines' | { readonly part: number } | { readonly check: string };
  readonly gives:
    | readonly Named[]
    | CheckAnswer
    /** Types by field. */
    | { readonly types: Readonly<Record<FieldKey, string>> }
    /** Among the titles of columns, which are unique. */
    | { readonly labels: readonly string[] }
    /** What can be chosen, by field, in order. */
    | { readonly choices: Readonly<Record<FieldKey, readonly string[]>> }
    | { readonly more: true };
}

export interface Entries {
  readonly lists: ListCase;
  readonly values: ValueCase;
  readonly faults: FaultCase;
  readonly broken: BrokenCase;
  readonly writes: WriteCase;
  readonly names: NameCase;
  readonly catalogue: CatalogueCase;
}

export type Manifest = {
  readonly [G in Group]: Readonly<Partial<Record<CaseOf<G>, Entries[G] | Never>>>;
};

/** A connector with all that judges it. */
export interface Subject {
  readonly connector: Connector;
  readonly manifest: Manifest;
  /** A tab on the pipeline that the fixtures are about. */
  readonly view: ListView;
  /** Fixtures that answer before the first page of a list arrives. */
  readonly prelude: readonly string[];
  /** Ids of the records that requests are about. */
  readonly ids: readonly string[];
  /** The first ones of a creation; further ones are like the first. */
  readonly drafts: readonly FieldValues[];
  readonly change: FieldValues;
  /** A field whose values are looked up, and a name. */
  readonly lookUp: { readonly key: FieldKey; readonly name: string };
  /** A sandbox of the CRM with so many records, under readings of what its documentation leaves open. */
  open(records: number, switches?: Readonly<Record<string, unknown>>): CrmPlace;
  /** Readings under which the sandbox part runs besides the defaults. */
  readonly readings: readonly Readonly<Record<string, unknown>>[];
}

/** Any exchange that answers a write. */
export type WriteExchange = Exchange<readonly WriteAnswer[]>;

export function isNever<T extends object>(entry: T | Never): entry is Never {
  return 'never' in entry;
}
