/**
 * The one way into a book: finds the handler of a change, checks bounds and rights for all cells it
 * touches, then runs it. Nothing of a refused change remains.
 */
import { sheetById } from './book';
import type { Change, ChangeKind } from './change';
import { axisHandlers } from './changes/axis';
import { cellHandlers } from './changes/cells';
import { copyHandlers } from './changes/copy';
import { cutHandlers } from './changes/cut';
import { filterHandlers } from './changes/filters';
import type { ChangeContext, Handler, HandlerTable, Touch } from './changes/handler';
import { mergeHandlers } from './changes/merges';
import { metadataHandlers } from './changes/metadata';
import { protectionHandlers } from './changes/protections';
import { sortHandlers } from './changes/sort';
import { tabHandlers } from './changes/tabs';
import { isInGrid } from './grid';
import { type Outcome, type Refused, refused } from './outcome';
import { mayEdit } from './rights';
import { OUTSIDE_GRID, PROTECTED, sheetNotFound } from './texts';

const HANDLERS: HandlerTable<ChangeKind> = {
  ...cellHandlers,
  ...copyHandlers,
  ...cutHandlers,
  ...sortHandlers,
  ...mergeHandlers,
  ...axisHandlers,
  ...filterHandlers,
  ...tabHandlers,
  ...protectionHandlers,
  ...metadataHandlers,
};

export function applyChange(change: Change, context: ChangeContext): Outcome {
  // Each handler takes its own kind of change; the table guarantees the match.
  const handler = HANDLERS[change.kind] as unknown as Handler<ChangeKind>;
  for (const touch of handler.touches(change, context.book)) {
    const refusal = refusalOf(touch, context);
    if (refusal !== null) return refusal;
  }
  return handler.run(change, context);
}

function refusalOf({ sheetId, area }: Touch, context: ChangeContext): Refused | null {
  const sheet = sheetById(context.book, sheetId);
  if (sheet === null) return refused(sheetNotFound(sheetId));
  if (area !== null && !isInGrid(sheet, area)) return refused(OUTSIDE_GRID);
  return mayEdit(sheet, area, context) ? null : refused(PROTECTED);
}
