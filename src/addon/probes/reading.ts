/**
 * Turns what an experiment showed into the short word that is a probe's reading.
 *
 * Promises: works on dates and errors of any realm. A caught error here is the measurement itself.
 */
import type { Lab } from './lab';

type Range = GoogleAppsScript.Spreadsheet.Range;

export interface Cell {
  readonly value: unknown;
  readonly formula: string;
}

/** The cells of a range, row by row in one list. Two reads; sends what is queued. */
export function readCells(range: Range): readonly Cell[] {
  const values: readonly (readonly unknown[])[] = range.getValues();
  const formulas = range.getFormulas();
  return values.flatMap((row, y) =>
    row.map((value, x) => ({ value, formula: formulas[y]?.[x] ?? '' })),
  );
}

/** An error code as it is; else the kind of the content. A text is `changed` if not `text`. */
export function wordFor(cell: Cell | undefined, text: unknown): string {
  const { value, formula } = cell ?? { value: '', formula: '' };
  if (isErrorCode(value)) return value;
  if (formula !== '') return 'formula';
  if (value === '') return 'blank';
  if (isDate(value)) return 'date';
  if (typeof value !== 'string') return typeof value;
  return value === text ? 'text' : 'changed';
}

export type Samples = Readonly<Record<string, string | number | boolean>>;

/**
 * An experiment that writes each sample into a cell of its own with one call, into cells of the
 * number format `format` if there is one, and reads back how it was taken. An apostrophe at the
 * beginning is not part of the text that is expected.
 */
export function wordsFor<S extends Samples>(samples: S, format?: string) {
  return (lab: Lab): Readonly<Record<keyof S, string>> => {
    const names = Object.keys(samples);
    const column = lab.area(names.length, 1);
    if (format !== undefined) column.setNumberFormat(format);
    column.setValues(names.map((name) => [samples[name]]));
    const cells = readCells(column);
    const entries = names.map((name, i) => [name, wordFor(cells[i], bare(samples[name]))]);
    return Object.fromEntries(entries) as Record<keyof S, string>;
  };
}

function bare(sample: unknown): unknown {
  return typeof sample === 'string' ? sample.replace(/^'/, '') : sample;
}

export function isErrorCode(value: unknown): value is string {
  return typeof value === 'string' && /^#(?:[A-Z]+[!?]|N\/A|DIV\/0!)$/.test(value);
}

/** Also for a Date of another realm. */
export function isDate(value: unknown): value is Date {
  return Object.prototype.toString.call(value) === '[object Date]';
}

export function messageOf(error: unknown): string {
  const { message } = Object(error) as { readonly message?: unknown };
  return typeof message === 'string' ? message : String(error);
}

/**
 * `accepted`; `refused` where the message has the `words` known from English; else the message.
 */
export function refusal(work: () => unknown, words = ''): string {
  try {
    work();
    return 'accepted';
  } catch (error) {
    const message = messageOf(error);
    return message.includes(words) ? 'refused' : `refused: ${message}`;
  }
}

/** `refusal` for work that may only queue what it writes. */
export function refusalOfWrite(write: () => unknown, words = ''): string {
  return refusal(() => {
    write();
    SpreadsheetApp.flush();
  }, words);
}

/** Where a write is refused: at the `write` itself, at the `flush` after it, or `nowhere`. */
export function whereRefused(write: () => unknown): 'write' | 'flush' | 'nowhere' {
  if (refusal(write) !== 'accepted') return 'write';
  return refusal(() => SpreadsheetApp.flush()) === 'accepted' ? 'nowhere' : 'flush';
}

export function yesNo(holds: boolean): string {
  return holds ? 'yes' : 'no';
}
