/**
 * Keeps the grid equal to the server's file: patches become the library's mutations, marked as coming
 * from the server. Nothing else may change the grid.
 */
import type { ICommandService } from '@univerjs/core';
import {
  InsertRowMutation,
  InsertSheetMutation,
  RemoveRowMutation,
  RemoveSheetMutation,
  SetRangeValuesMutation,
  SetRowHiddenMutation,
  SetRowVisibleMutation,
  SetWorksheetActiveOperation,
  SetWorksheetOrderMutation,
} from '@univerjs/sheets';
import type { BookPatch, RowPicture, RowSplice, SheetHead, SheetPatch } from '../../protocol';
import { applyHead, applyRules, type ColumnTexts } from './heads';
import { stretchesOf } from './places';
import { createRows, type Rows } from './rows';
import { sheetSnapshot, UNIT_ID } from './snapshot';

/** Marks what comes from the server, so that the guard lets it pass. */
export const FROM_SERVER = { fromServer: true, fromChangeset: true, onlyLocal: true } as const;

export type Mutate = (id: string, params: object) => void;

export interface Mirror {
  /** Brings the grid up to date. The first patch has been loaded as a snapshot already. */
  apply(patch: BookPatch): void;
  /** Tabs as last told, in their order. */
  heads(): readonly SheetHead[];
  /** What a column of a tab shows, row by row; the column counts from 1. */
  texts(sheetId: number, column: number): readonly string[];
  /** Last row and column of a tab that show anything, at least 1. */
  contentEnd(sheetId: number): { readonly row: number; readonly column: number };
}

export function createMirror(commands: ICommandService, first: BookPatch): Mirror {
  const mutate: Mutate = (id, params) => {
    commands.syncExecuteCommand(id, { unitId: UNIT_ID, ...params }, FROM_SERVER);
  };
  const rowsOf = new Map(first.sheets.map((sheet) => [sheet.id, createRows(wholeRows(sheet))]));
  let heads: readonly SheetHead[] = headsAfter([], first);
  const textsOf =
    (sheetId: number): ColumnTexts =>
    (column) =>
      rowsOf.get(sheetId)?.texts(column) ?? [];
  for (const head of heads) applyRules(mutate, { old: null, head, texts: textsOf(head.id) });
  return {
    heads: () => heads,
    texts: (sheetId, column) => textsOf(sheetId)(column),
    contentEnd: (sheetId) => rowsOf.get(sheetId)?.contentEnd() ?? { row: 1, column: 1 },
    apply(patch) {
      const before = new Map(heads.map((head) => [head.id, head]));
      for (const sheet of patch.sheets) {
        const [head, rows] = [before.get(sheet.id), rowsOf.get(sheet.id)];
        if (head === undefined || rows === undefined) {
          rowsOf.set(sheet.id, createRows(wholeRows(sheet)));
          addSheet(mutate, sheet, patch.order.indexOf(sheet.id));
          if (sheet.head !== undefined) {
            applyRules(mutate, { old: null, head: sheet.head, texts: textsOf(sheet.id) });
          }
        } else {
          changeSheet(mutate, { head, rows }, sheet);
        }
      }
      const next = headsAfter(heads, patch);
      removeSheets(mutate, heads, next);
      reorder(mutate, heads, next);
      heads = next;
    },
  };
}

function wholeRows({ splices }: SheetPatch): readonly RowPicture[] {
  return splices.flatMap(({ rows }) => rows);
}

function headsAfter(heads: readonly SheetHead[], patch: BookPatch): readonly SheetHead[] {
  const known = new Map(heads.map((head) => [head.id, head]));
  for (const { id, head } of patch.sheets) if (head !== undefined) known.set(id, head);
  return patch.order.flatMap((id) => known.get(id) ?? []);
}

function addSheet(mutate: Mutate, patch: SheetPatch, index: number): void {
  const sheet = sheetSnapshot(patch);
  if (sheet !== null) mutate(InsertSheetMutation.id, { index, sheet });
}

interface Known {
  readonly head: SheetHead;
  readonly rows: Rows;
}

function changeSheet(mutate: Mutate, known: Known, { id, head, splices }: SheetPatch): void {
  const columns = Math.max(known.head.columns.length, head?.columns.length ?? 0);
  const across = { startColumn: 0, endColumn: columns - 1 };
  if (head !== undefined) applyHead(mutate, known.head, head);
  for (const splice of splices) {
    const { cells, visibility } = known.rows.splice(splice);
    const subUnitId = String(id);
    makeRoom(
      (mutation, range) => mutate(mutation, { subUnitId, range: { ...range, ...across } }),
      splice,
    );
    mutate(SetRangeValuesMutation.id, { subUnitId, cellValue: cells });
    for (const { mark, first, last } of stretchesOf(visibility)) {
      if (mark === null) continue;
      const start = splice.from - 1;
      const range = { startRow: start + first, endRow: start + last, ...across };
      const mutation = mark === 'hide' ? SetRowHiddenMutation.id : SetRowVisibleMutation.id;
      mutate(mutation, { subUnitId, ranges: [range] });
    }
  }
  if (head !== undefined) {
    applyRules(mutate, { old: known.head, head, texts: known.rows.texts });
  }
}

/** Inserts or removes rows at the end of the stretch, so that there are as many as will be written. */
function makeRoom(
  mutate: (id: string, range: { readonly startRow: number; readonly endRow: number }) => void,
  { from, removed, rows }: RowSplice,
): void {
  const start = from - 1;
  if (rows.length > removed) {
    mutate(InsertRowMutation.id, { startRow: start + removed, endRow: start + rows.length - 1 });
  } else if (rows.length < removed) {
    mutate(RemoveRowMutation.id, { startRow: start + rows.length, endRow: start + removed - 1 });
  }
}

/** Another tab comes to the front before the one in front goes. */
function removeSheets(
  mutate: Mutate,
  before: readonly SheetHead[],
  after: readonly SheetHead[],
): void {
  const left = new Set(after.map(({ id }) => id));
  const next = after.find(({ hidden }) => !hidden);
  for (const { id, name } of before) {
    if (left.has(id)) continue;
    if (next !== undefined) {
      mutate(SetWorksheetActiveOperation.id, { subUnitId: String(next.id) });
    }
    mutate(RemoveSheetMutation.id, { subUnitId: String(id), subUnitName: name });
  }
}

function reorder(mutate: Mutate, before: readonly SheetHead[], after: readonly SheetHead[]): void {
  const known = new Set(before.map(({ id }) => id));
  const wanted = after.map(({ id }) => id);
  const left = new Set(wanted);
  const order = before.map(({ id }) => id).filter((id) => left.has(id));
  for (const [index, id] of wanted.entries()) if (!known.has(id)) order.splice(index, 0, id);
  for (const [index, id] of wanted.entries()) {
    const from = order.indexOf(id);
    if (from === index) continue;
    order.splice(index, 0, ...order.splice(from, 1));
    mutate(SetWorksheetOrderMutation.id, {
      subUnitId: String(id),
      fromOrder: from,
      toOrder: index,
    });
  }
}
