/**
 * What people do to the file by hand: changes that are made wholly or not at all, undo and redo.
 *
 * Promises: an action that was made against an older arrangement of rows, columns or tabs is refused,
 * since it could hit another cell. Undo goes back over whatever happened, scripts included, as
 * Sheets does. Must not know: how the file is drawn or sent.
 */
import type { Change } from '../sheet/change';
import type { Book } from '../sheet/model';
import type { Workbook } from '../sheet/workbook';

export type EditOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly message: string };

export interface Editing {
  change(user: string, changes: readonly Change[]): EditOutcome;
  undo(): EditOutcome;
  redo(): EditOutcome;
  /** Takes note of what scripts changed meanwhile, as one step to undo. */
  settle(): void;
}

const STEPS_MAX = 100;
const DONE: EditOutcome = { kind: 'done' };

export function createEditing(workbook: Workbook): Editing {
  let past: readonly Book[] = [];
  let future: readonly Book[] = [];
  let known = workbook.current();

  const settle = (): void => {
    if (workbook.current() === known) return;
    past = [...past, known].slice(-STEPS_MAX);
    future = [];
    known = workbook.current();
  };
  const goTo = (book: Book): EditOutcome => {
    workbook.restore(book);
    known = book;
    return DONE;
  };

  return {
    settle,
    change(user, changes) {
      settle();
      for (const change of changes) {
        const outcome = workbook.apply(change, { user, via: 'person' });
        if (outcome.kind === 'refused') {
          workbook.restore(known);
          return { kind: 'refused', message: outcome.message };
        }
      }
      settle();
      return DONE;
    },
    undo() {
      settle();
      const last = past[past.length - 1];
      if (last === undefined) return { kind: 'refused', message: 'There is nothing to undo.' };
      past = past.slice(0, -1);
      future = [known, ...future];
      return goTo(last);
    },
    redo() {
      settle();
      const [next, ...rest] = future;
      if (next === undefined) return { kind: 'refused', message: 'There is nothing to redo.' };
      past = [...past, known];
      future = rest;
      return goTo(next);
    },
  };
}
