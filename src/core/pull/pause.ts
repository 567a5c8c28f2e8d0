/**
 * Columns, or some cells of them, that rest because of the CRM: what is said of them, and what is kept
 * of it until the next refresh. Must not know: when a column rests.
 */
import type { FieldKey, FieldType } from '../model';
import type { CellValue } from '../value/cell';
import { cellText } from './cell-text';

/** A column that rests, or cells of it that name an option which is gone. */
export interface Pause {
  readonly key: FieldKey;
  /** Only edits that say this; absent: the whole column. */
  readonly option?: string;
  /** For people: which column, why, and what to do. */
  readonly text: string;
}

export function isOfColumn({ option }: Pause): boolean {
  return option === undefined;
}

/** How many pauses are kept with their texts, and how many at all: a property holds 9 KB. */
const TEXTS_MAX = 8;
const KEPT_MAX = 40;

/** What of the pauses is remembered until the next refresh. */
export function keptPauses(pauses: readonly Pause[]): readonly Pause[] {
  return pauses
    .slice(0, KEPT_MAX)
    .map((pause, at) => (at < TEXTS_MAX ? pause : { ...pause, text: '' }));
}

/** What people with the file are told; null where nothing rests. */
export function pausesText(pauses: readonly Pause[]): string | null {
  if (pauses.length === 0) return null;
  const texts = pauses.map(({ text }) => text).filter((text) => text !== '');
  const more = pauses.length - texts.length;
  return [...texts, ...(more > 0 ? [`And ${more} more.`] : [])].join(' ');
}

/** `title`: of the column; `crm`: its name. */
export function goneText(title: string, crm: string): string {
  return `Column "${title}" is paused: ${crm} has no such field any more, or does not show it to the key of whoever refreshed the tab. Its cells were left as they are and are not sent. Bring the field back in ${crm} and the column goes on by itself; or take the column off in the tab's settings.`;
}

/** A cell that somebody has changed and what the CRM says there; undefined: nobody knows. */
export interface StrangeCell {
  readonly row: number;
  readonly theirs: CellValue | undefined;
}

/** What has become of a field. */
export interface FieldChange {
  readonly title: string;
  readonly crm: string;
  /** What it is now. */
  readonly type: FieldType;
  /** Nobody can write it any more. */
  readonly isLocked: boolean;
}

/** Without such cells the column waits for rows that have not come to their end. */
export function changedText(change: FieldChange, cells: readonly StrangeCell[]): string {
  const { title, crm, type, isLocked } = change;
  const why = isLocked
    ? `nobody can change its field in ${crm} any more`
    : `its field in ${crm} is ${TYPE_NAMES[type]} now`;
  const begin = `Column "${title}" is paused: ${why}, and`;
  if (cells.length === 0) {
    return `${begin} rows are still being checked with the CRM. It goes on by itself after that.`;
  }
  const then = isLocked ? 'follows the CRM again' : 'goes on by itself';
  return `${begin} cells that you changed are in the way: ${namedCells(cells, type)}. Type there what the CRM says; then the column ${then}.`;
}

const TYPE_NAMES: Readonly<Record<FieldType, string>> = {
  text: 'text',
  number: 'a number',
  flag: 'a check mark',
  day: 'a day',
  instant: 'a date with time',
  choice: 'a choice',
  reference: 'a name',
  list: 'a list',
};

/** How many cells are named one by one, and how much of what the CRM says. */
const NAMED_CELLS_MAX = 3;
const SAID_LENGTH_MAX = 40;

function namedCells(cells: readonly StrangeCell[], type: FieldType): string {
  const named = cells.slice(0, NAMED_CELLS_MAX).map(({ row, theirs }) => {
    if (theirs === undefined) return `row ${row}`;
    const said = cellText(type, theirs);
    const shown = said.length > SAID_LENGTH_MAX ? `${said.slice(0, SAID_LENGTH_MAX)}…` : said;
    return `row ${row} (the CRM ${said === '' ? 'is empty' : `says ${shown}`})`;
  });
  const more = cells.length - named.length;
  return `${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
