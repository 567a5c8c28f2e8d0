/**
 * What the spreadsheet services need of the world around them: the file, and the little that the
 * editor knows of each user. The world implements it.
 */
import type { Area } from '../../sheet/area';
import type { Workbook } from '../../sheet/workbook';

/** What a user has selected in the editor. */
export interface Selection {
  readonly sheetId: number;
  readonly area: Area;
}

export interface Toast {
  readonly message: string;
  readonly title: string;
  /** Null: stays until it is closed. */
  readonly seconds: number | null;
}

export interface SheetWorld {
  readonly workbook: Workbook;
  /** The user's selection, or null for one who has no editor open (a trigger). */
  selection(user: string): Selection | null;
  select(user: string, selection: Selection): void;
  /** What the user selected last in a tab; null where nothing was. */
  lastSelection(user: string, sheetId: number): Selection | null;
  toast(user: string, toast: Toast): void;
}
