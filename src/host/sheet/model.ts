/**
 * The data of a spreadsheet file, as immutable values: a changed file is a new `Book` that shares
 * what did not change. So a snapshot costs nothing, and a refused change leaves no trace.
 *
 * Rows and columns carry what belongs to them (cells, hidden, metadata), so that inserting, deleting
 * and moving them is moving array elements. Must not know: Apps Script, the world, Node.
 */
import type { Area } from './area';

export type ErrorCode =
  | '#ERROR!'
  | '#NAME?'
  | '#REF!'
  | '#VALUE!'
  | '#DIV/0!'
  | '#N/A'
  | '#NUM!'
  /** External data on their way. */
  | 'Loading...';

export interface CellError {
  readonly error: ErrorCode;
}

/** What a cell holds. Dates are numbers (days since 1899-12-30) under a date format; null is blank. */
export type Value = string | number | boolean | CellError | null;

/** A rectangle of values, row by row; all rows have the same length. */
export type Block = readonly (readonly Value[])[];

/** How a cell looks. Interned: equal formats are one object. */
export interface CellFormat {
  /** Pattern; `''` is "Automatic". */
  readonly numberFormat: string;
  /** `#rrggbb`, or null for none. */
  readonly background: string | null;
  readonly fontColor: string | null;
  readonly fontWeight: 'normal' | 'bold';
  readonly wrap: 'OVERFLOW' | 'WRAP' | 'CLIP';
  /** Google's words; `general` and `bottom` are the defaults. */
  readonly horizontal: string;
  readonly vertical: string;
}

export interface Cell {
  readonly value: Value;
  /** With the leading `=`; `''` when the cell holds a plain value. */
  readonly formula: string;
  /** Result set by a test in place of the calculator's. Goes when the formula goes. */
  readonly planted: Block | null;
  /** Text that was given as text (apostrophe, rich text): not parsed, although it might look so. */
  readonly literal: boolean;
  readonly link: string | null;
  readonly format: CellFormat;
  readonly note: string;
  readonly rule: Rule | null;
}

export type Criterion =
  | { readonly kind: 'list'; readonly values: readonly string[]; readonly dropdown: boolean }
  | { readonly kind: 'checkbox'; readonly checked: Value; readonly unchecked: Value }
  | {
      readonly kind: 'number';
      readonly test: NumberTest;
      /** Two bounds for `between` and `notBetween`, otherwise one. */
      readonly bounds: readonly number[];
    }
  | { readonly kind: 'text'; readonly test: TextTest; readonly text: string }
  | { readonly kind: 'date' }
  /** The formula as meant for the cell at `row`, `column`; shifted for others. */
  | {
      readonly kind: 'custom';
      readonly formula: string;
      readonly row: number;
      readonly column: number;
    };

export type NumberTest =
  | 'between'
  | 'notBetween'
  | 'equal'
  | 'notEqual'
  | 'greater'
  | 'greaterOrEqual'
  | 'less'
  | 'lessOrEqual';

export type TextTest = 'contains' | 'notContains' | 'equal' | 'email' | 'url';

/** A data validation rule. */
export interface Rule {
  readonly criterion: Criterion;
  /** True: an invalid value is only marked. False: it is refused. */
  readonly allowInvalid: boolean;
  readonly helpText: string | null;
}

export type Visibility = 'DOCUMENT' | 'PROJECT';

/** Developer metadata; where it is stored is where it belongs. */
export interface Metadata {
  readonly id: number;
  readonly key: string;
  readonly value: string | null;
  readonly visibility: Visibility;
}

export interface Row {
  /** May be shorter than the grid is wide; a missing cell is blank. */
  readonly cells: readonly (Cell | undefined)[];
  /** How many of `cells` hold a formula. */
  readonly formulaCount: number;
  readonly hidden: boolean;
  readonly filtered: boolean;
  readonly metadata: readonly Metadata[];
}

export interface Column {
  readonly widthPx: number;
  readonly hidden: boolean;
  readonly metadata: readonly Metadata[];
}

export interface Protection {
  readonly id: number;
  /** Null: the whole sheet, except `open`. */
  readonly area: Area | null;
  readonly open: readonly Area[];
  readonly editors: readonly string[];
  readonly warningOnly: boolean;
  readonly description: string;
}

/** The basic filter of a sheet; the first row of `area` is its header. */
export interface Filter {
  readonly area: Area;
  /** Display values that a column hides, by column number. */
  readonly hiddenValues: Readonly<Record<number, readonly string[]>>;
}

export interface Sheet {
  readonly id: number;
  readonly name: string;
  /** As many as the grid is high. */
  readonly rows: readonly Row[];
  /** As many as the grid is wide. */
  readonly columns: readonly Column[];
  readonly hidden: boolean;
  readonly frozenRows: number;
  readonly frozenColumns: number;
  readonly tabColor: string | null;
  readonly merges: readonly Area[];
  readonly protections: readonly Protection[];
  readonly filter: Filter | null;
  readonly metadata: readonly Metadata[];
}

export interface Book {
  readonly id: string;
  readonly name: string;
  /** Like `en_US`. */
  readonly locale: string;
  /** IANA name. */
  readonly timeZone: string;
  /** May edit whatever is protected. */
  readonly owner: string;
  /** In tab order. */
  readonly sheets: readonly Sheet[];
  readonly metadata: readonly Metadata[];
  /** For sheets, protections and metadata. */
  readonly nextId: number;
}
