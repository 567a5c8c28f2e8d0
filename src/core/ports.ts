/**
 * What the core needs from the platform. All calls are synchronous: Apps Script blocks on every
 * service call. Each method states what it costs, since calls are what a run pays for.
 *
 * Must not know: Apps Script, a concrete store.
 */
import type { Area, CellValue } from './value/cell';

/** Cells of a rectangle of a tab, row by row. */
export interface CellBlock {
  readonly row: number;
  readonly column: number;
  readonly cells: readonly (readonly CellValue[])[];
}

/** Values and formula texts (`''` where there is none) of a rectangle. */
export interface TabContent {
  readonly values: readonly (readonly CellValue[])[];
  readonly formulas: readonly (readonly string[])[];
}

/** One change of a tab. All edits of one `apply` are sent together. */
export type TabEdit =
  | { readonly kind: 'insertRows'; readonly after: number; readonly count: number }
  | { readonly kind: 'deleteRows'; readonly row: number; readonly count: number }
  | { readonly kind: 'insertColumns'; readonly after: number; readonly count: number }
  | { readonly kind: 'deleteColumns'; readonly column: number; readonly count: number }
  /** Scalars and dates; texts here are those that a plain-text cell keeps as they are. */
  | ({ readonly kind: 'values' } & CellBlock)
  /** Texts that must be stored to the letter, one column, none empty. */
  | {
      readonly kind: 'literals';
      readonly row: number;
      readonly column: number;
      readonly texts: readonly string[];
    }
  | { readonly kind: 'format'; readonly area: Area; readonly format: CellFormat }
  | { readonly kind: 'colours'; readonly area: Area; readonly colour: string | null }
  | { readonly kind: 'note'; readonly row: number; readonly column: number; readonly note: string }
  /** A drop-down that always allows other input; without labels, none any more. */
  | { readonly kind: 'choices'; readonly area: Area; readonly labels: readonly string[] }
  | { readonly kind: 'bold'; readonly area: Area }
  /** Takes away what inserted rows copied from their neighbour. */
  | { readonly kind: 'plain'; readonly area: Area }
  | { readonly kind: 'freeze'; readonly rows: number; readonly columns: number }
  | { readonly kind: 'width'; readonly column: number; readonly px: number }
  /** Marks a whole column as ours, so that it is found again after it was moved or renamed. */
  | { readonly kind: 'tag'; readonly column: number; readonly key: string }
  /** Takes such marks away, wherever their columns are. One read. */
  | { readonly kind: 'untag'; readonly keys: readonly string[] };

/** `automatic` is that of a new tab. */
export type CellFormat = 'text' | 'day' | 'instant' | 'automatic';

/** A tab of the spreadsheet. */
export interface Tab {
  readonly id: number;
  /** One read. */
  name(): string;
  /** Everything from A1 to the last cell with content. Two reads. */
  readAll(): TabContent;
  /** The same without formulas. One read less. */
  readValues(): TabContent;
  /** One rectangle. Two reads. */
  readArea(area: Area): TabContent;
  /** Notes of a rectangle. One read. */
  notes(area: Area): readonly (readonly string[])[];
  /**
   * What the drop-downs of a column offer, cell by cell from `row` to the end of the grid: null
   * without any rule, `other` for a rule that is no list. Two reads.
   */
  dropDowns(column: number, row: number): readonly (readonly string[] | 'other' | null)[];
  /** Merged ranges that touch a rectangle. One read. */
  mergesIn(area: Area): readonly Area[];
  /** Column numbers of the columns that carry our tags, by tag. A few reads; slow path only. */
  taggedColumns(): ReadonlyMap<string, number>;
  /**
   * Sends the edits in order and waits until the spreadsheet has taken them (one flush). Returns
   * null, or the spreadsheet's words when it refused; then any part may or may not be in the tab.
   */
  apply(edits: readonly TabEdit[]): string | null;
}

/** A hidden sheet of plain texts, of fixed width. */
export interface TextTable {
  /** All rows, or null when the sheet is missing. One read. */
  read(): readonly (readonly string[])[] | null;
  /** Replaces whole rows from `row` (1 = first) on, growing the sheet as needed. Queued, no flush. */
  writeRows(row: number, rows: readonly (readonly string[])[]): void;
}

/** A small key-value store; values are strings of at most 9 KB. Every call blocks. */
export interface Store {
  all(): Readonly<Record<string, string>>;
  set(key: string, value: string): void;
  /** Several at once, others stay. */
  setAll(entries: Readonly<Record<string, string>>): void;
  remove(key: string): void;
}

export interface Clock {
  /** ms since the epoch, UTC. */
  nowMs(): number;
}

/** The spreadsheet's zone. */
export interface Zone {
  readonly name: string;
  /** A moment as days since 1899-12-30 on this zone's clocks. */
  toSerial(atMs: number): number;
  /**
   * The moment when this zone's clocks show a serial: ms UTC, a whole second. Of a time that comes
   * twice the first; a time that a clock change skips moves on by what was skipped.
   */
  fromSerial(serial: number): number;
}
