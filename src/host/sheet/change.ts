/**
 * Everything that can be done to a spreadsheet, as plain data: what a person does in the browser and
 * what a script asks for are the same list. So a change can be sent, logged and replayed.
 */
import type { Area } from './area';
import type { CellFormat, Rule, Value, Visibility } from './model';

export type Dimension = 'rows' | 'columns';

/** What is put into one cell. A string is parsed as if typed; null clears. */
export type Input =
  | string
  | number
  | boolean
  | null
  /** A moment: becomes the spreadsheet's local date and time. NaN is an invalid date. */
  | { readonly kind: 'instant'; readonly atMs: number }
  /** Text to the letter (rich text). */
  | { readonly kind: 'literal'; readonly text: string; readonly link: string | null }
  /** With or without the leading `=`. */
  | { readonly kind: 'formula'; readonly text: string }
  /** Something that no cell can hold; `name` as JavaScript would print it. */
  | { readonly kind: 'object'; readonly name: string };

export type FormatPatch = Partial<CellFormat>;

export interface SortKey {
  /** Column of the sheet, from 1. */
  readonly column: number;
  readonly ascending: boolean;
}

/** Which aspects of cells a clear or a copy concerns. */
export interface Aspects {
  readonly content: boolean;
  readonly format: boolean;
  readonly notes: boolean;
  readonly rules: boolean;
}

export interface ProtectionPatch {
  readonly editors?: readonly string[];
  readonly warningOnly?: boolean;
  readonly description?: string;
  readonly area?: Area | null;
  readonly open?: readonly Area[];
}

/** Where developer metadata hangs. Rows and columns by number. */
export type MetadataHome =
  | { readonly kind: 'book' }
  | { readonly kind: 'sheet'; readonly sheetId: number }
  | { readonly kind: 'row'; readonly sheetId: number; readonly row: number }
  | { readonly kind: 'column'; readonly sheetId: number; readonly column: number };

export interface MetadataDraft {
  readonly key: string;
  readonly value: string | null;
  readonly visibility: Visibility;
}

/** One value for the whole area, or one for each cell of it. */
export type Spread<T> = { readonly all: T } | { readonly each: readonly (readonly T[])[] };

interface InSheet {
  readonly sheetId: number;
}

interface OfArea extends InSheet {
  readonly area: Area;
}

export type Change =
  // Cells
  | (OfArea & { readonly kind: 'enter'; readonly inputs: Spread<Input> })
  | (OfArea & { readonly kind: 'format'; readonly patches: Spread<FormatPatch> })
  | (OfArea & { readonly kind: 'note'; readonly notes: Spread<string> })
  | (OfArea & { readonly kind: 'rule'; readonly rules: Spread<Rule | null> })
  | (OfArea & {
      readonly kind: 'clear';
      readonly aspects: Aspects;
      readonly skipFiltered: boolean;
    })
  /** Plants a formula's result, as a calculator of Google would have computed it. Tests only. */
  | (InSheet & {
      readonly kind: 'plant';
      readonly row: number;
      readonly column: number;
      readonly values: readonly (readonly Value[])[] | null;
    })
  // Blocks
  | (OfArea & {
      readonly kind: 'copy';
      readonly to: OfArea;
      readonly aspects: Aspects;
      /** Paste results instead of formulas. */
      readonly valuesOnly: boolean;
    })
  /** Cut and paste: references follow. */
  | (OfArea & { readonly kind: 'cut'; readonly to: OfArea })
  | (OfArea & { readonly kind: 'sort'; readonly keys: readonly SortKey[] })
  | (OfArea & { readonly kind: 'merge'; readonly how: 'all' | 'across' | 'vertically' })
  | (OfArea & { readonly kind: 'breakApart' })
  // Rows and columns
  | (InSheet & {
      readonly kind: 'insert';
      readonly dimension: Dimension;
      /** The first new row or column will have this number. */
      readonly at: number;
      readonly count: number;
      /** The neighbour whose formats and rules the new ones copy. */
      readonly like: 'before' | 'after';
    })
  | (InSheet & {
      readonly kind: 'delete';
      readonly dimension: Dimension;
      readonly from: number;
      readonly count: number;
    })
  | (InSheet & {
      readonly kind: 'move';
      readonly dimension: Dimension;
      readonly from: number;
      readonly count: number;
      /** Before which one, counted before the move. */
      readonly to: number;
    })
  | (InSheet & {
      readonly kind: 'hide';
      readonly dimension: Dimension;
      readonly from: number;
      readonly count: number;
      readonly hidden: boolean;
    })
  | (InSheet & {
      readonly kind: 'width';
      readonly from: number;
      readonly count: number;
      readonly widthPx: number;
    })
  | (InSheet & { readonly kind: 'freeze'; readonly dimension: Dimension; readonly count: number })
  // Filter
  | (OfArea & { readonly kind: 'filter' })
  | (InSheet & { readonly kind: 'unfilter' })
  | (InSheet & {
      readonly kind: 'filterColumn';
      readonly column: number;
      /** Null takes the column's condition away. */
      readonly hiddenValues: readonly string[] | null;
    })
  // Tabs
  | {
      readonly kind: 'addSheet';
      /** Null: the next free "Sheet n". */
      readonly name: string | null;
      /** 0 is leftmost; null: at the end. */
      readonly index: number | null;
      readonly rows?: number;
      readonly columns?: number;
    }
  | (InSheet & {
      readonly kind: 'copySheet';
      readonly name: string | null;
      readonly index: number | null;
    })
  | (InSheet & { readonly kind: 'deleteSheet' })
  | (InSheet & { readonly kind: 'renameSheet'; readonly name: string })
  | (InSheet & { readonly kind: 'moveSheet'; readonly index: number })
  | (InSheet & { readonly kind: 'hideSheet'; readonly hidden: boolean })
  | (InSheet & { readonly kind: 'tabColor'; readonly color: string | null })
  // File
  | { readonly kind: 'settings'; readonly locale?: string; readonly timeZone?: string }
  | { readonly kind: 'renameFile'; readonly name: string }
  // Protection
  | (InSheet & { readonly kind: 'protect'; readonly area: Area | null })
  | (InSheet & { readonly kind: 'unprotect'; readonly id: number })
  | (InSheet & {
      readonly kind: 'editProtection';
      readonly id: number;
      readonly patch: ProtectionPatch;
    })
  // Developer metadata
  | {
      readonly kind: 'addMetadata';
      readonly home: MetadataHome;
      readonly draft: MetadataDraft;
    }
  | {
      readonly kind: 'editMetadata';
      readonly id: number;
      readonly patch: Partial<MetadataDraft>;
    }
  | { readonly kind: 'moveMetadata'; readonly id: number; readonly home: MetadataHome }
  | { readonly kind: 'removeMetadata'; readonly id: number };

export type ChangeKind = Change['kind'];
export type ChangeOf<K extends ChangeKind> = Extract<Change, { readonly kind: K }>;

/** Who makes a change, and how: scripts and people differ in how their input is read. */
export interface Actor {
  /** E-mail. */
  readonly user: string;
  readonly via: 'person' | 'script';
}
