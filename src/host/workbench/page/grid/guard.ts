/**
 * Keeps the grid a view: whatever the library wants to change in its own copy of the file is turned
 * into a question to the server, and not done. The server's answer comes back through the mirror.
 *
 * Promises: no mutation of the file runs unless it comes from the server; one without a translation is
 * dropped and said. Row heights are the library's own affair, the file has none.
 */

import type { IRange } from '@univerjs/core';
import { CanceledError, CommandType, type IAccessor, type ICommandService } from '@univerjs/core';
import {
  SetColHiddenMutation,
  SetColVisibleMutation,
  SetFrozenMutation,
  SetRangeValuesMutation,
  SetRowHiddenMutation,
  SetRowVisibleMutation,
  SetTabColorMutation,
  SetWorksheetColWidthMutation,
  SetWorksheetHideMutation,
  SetWorksheetNameMutation,
} from '@univerjs/sheets';
import type { Change, Dimension } from '../../../sheet/change';
import { changesOfCells } from './cell-edits';
import type { Ask } from './edits';

interface Params {
  readonly subUnitId: string;
}

interface Mutation {
  readonly id: string;
  readonly type: CommandType.MUTATION;
  handler(accessor: IAccessor, params: never): unknown;
}

type Translate<P extends object> = (sheetId: number, params: P) => readonly Change[];

/** The library's own affairs, which may happen in the page alone. */
const OWN = new Set([
  'sheet.mutation.set-worksheet-row-auto-height',
  'sheet.mutation.set-worksheet-row-is-auto-height',
  'sheet.mutation.set-worksheet-row-height',
  'sheet.mutation.mark-dirty-filter-change',
  'sheet.mutation.re-calc-filter',
  'sheet.mutation.empty',
]);

export function guardGrid(commands: ICommandService, ask: Ask, say: (text: string) => void): void {
  const translated = new Set<string>();
  const translate = <P extends object>(mutation: Mutation, changesOf: Translate<P>): void => {
    translated.add(mutation.id);
    commands.unregisterCommand(mutation.id);
    commands.registerCommand({
      id: mutation.id,
      type: CommandType.MUTATION,
      handler(accessor, params: object, options) {
        if (options?.fromServer === true) return mutation.handler(accessor, params as never);
        ask(...changesOf(Number((params as Params).subUnitId), params as P));
        return true;
      },
    });
  };
  translateAll(translate);
  commands.beforeCommandExecuted(({ id }, options) => {
    if (!/^(sheet|data-validation)\.mutation\./.test(id)) return;
    if (options?.fromServer === true || translated.has(id) || OWN.has(id)) return;
    say('The workbench does not do this. Google Sheets does.');
    throw new CanceledError();
  });
}

type Register = <P extends object>(mutation: Mutation, changesOf: Translate<P>) => void;

function translateAll(translate: Register): void {
  translate<{ readonly cellValue?: object }>(SetRangeValuesMutation, (sheetId, params) =>
    changesOfCells(sheetId, (params.cellValue ?? {}) as never),
  );
  const hiding =
    (dimension: Dimension, hidden: boolean): Translate<{ readonly ranges: readonly IRange[] }> =>
    (sheetId, { ranges }) =>
      ranges.map((range) => ({
        kind: 'hide',
        sheetId,
        dimension,
        ...stripOf(range, dimension),
        hidden,
      }));
  translate(SetRowHiddenMutation, hiding('rows', true));
  translate(SetRowVisibleMutation, hiding('rows', false));
  translate(SetColHiddenMutation, hiding('columns', true));
  translate(SetColVisibleMutation, hiding('columns', false));
  translate<{ readonly xSplit: number; readonly ySplit: number }>(
    SetFrozenMutation,
    (sheetId, { xSplit, ySplit }) => [
      { kind: 'freeze', sheetId, dimension: 'rows', count: ySplit },
      { kind: 'freeze', sheetId, dimension: 'columns', count: xSplit },
    ],
  );
  translate<{ readonly ranges: readonly IRange[]; readonly colWidth: unknown }>(
    SetWorksheetColWidthMutation,
    (sheetId, { ranges, colWidth }) =>
      ranges.map((range) => ({
        kind: 'width',
        sheetId,
        ...stripOf(range, 'columns'),
        widthPx: Math.max(2, Math.round(widthIn(colWidth, range.startColumn))),
      })),
  );
  translate<{ readonly name: string }>(SetWorksheetNameMutation, (sheetId, { name }) => [
    { kind: 'renameSheet', sheetId, name },
  ]);
  translate<{ readonly hidden: number }>(SetWorksheetHideMutation, (sheetId, { hidden }) => [
    { kind: 'hideSheet', sheetId, hidden: hidden === 1 },
  ]);
  translate<{ readonly color: string }>(SetTabColorMutation, (sheetId, { color }) => [
    { kind: 'tabColor', sheetId, color: color === '' ? null : color },
  ]);
}

function stripOf(range: IRange, dimension: Dimension) {
  return dimension === 'rows'
    ? { from: range.startRow + 1, count: range.endRow - range.startRow + 1 }
    : { from: range.startColumn + 1, count: range.endColumn - range.startColumn + 1 };
}

/** One width for all columns, or one for each by its index. */
function widthIn(colWidth: unknown, column: number): number {
  if (typeof colWidth === 'number') return colWidth;
  const each = colWidth as Readonly<Record<number, number | null | undefined>>;
  return each[column] ?? 100;
}
