/** What became of a change: a new book, or the words of the refusal. */
import type { Book, Sheet } from './model';

export type Outcome =
  /** `made`: the id of the sheet, protection or metadata entry that the change created. */
  | { readonly kind: 'changed'; readonly book: Book; readonly made: number | null }
  /** `message` in Google's words (English). */
  | { readonly kind: 'refused'; readonly message: string };

export type Refused = Extract<Outcome, { readonly kind: 'refused' }>;

export function changed(book: Book, made: number | null = null): Outcome {
  return { kind: 'changed', book, made };
}

export function refused(message: string): Refused {
  return { kind: 'refused', message };
}

/** A step on one sheet: the new sheet, or a refusal. */
export type SheetOutcome = Sheet | Refused;

export function isRefused(value: object): value is Refused {
  return 'kind' in value && value.kind === 'refused';
}
