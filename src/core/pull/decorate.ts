/**
 * Puts the marks of a pull into the tab: the Sync column, notes on cells, the stamp on its header.
 *
 * Promises: only what differs is written; a user's own notes and colours stay; all in one flush,
 * together with the memory that was queued before. Must not know: why a row has its state.
 */

import { localTime } from '../local-time';
import {
  CLEAN,
  isSurelyOwnMark,
  issueNote,
  mergeNote,
  refusalNote,
  rowMark,
  strayMark,
} from '../mark';
import type { Tab, TabContent, TabEdit, Zone } from '../ports';
import type { Stamp } from '../run-record';
import type { RowState } from '../state';
import { type MarkedRow, markEdits } from '../sync-column';
import type { Table } from '../table/locate';
import type { CellValue } from '../value/cell';
import { cellText } from './cell-text';
import type { PlannedRow, PullPlan } from './plan';
import type { Written } from './write';

export interface DecorateInput {
  readonly tab: Tab;
  readonly table: Table;
  readonly before: TabContent;
  readonly plan: PullPlan;
  readonly written: Written;
  readonly states: readonly RowState[];
  readonly zone: Zone;
  readonly stamp: Stamp;
  readonly quarantineMs: number;
  /** Drop-downs that changed. */
  readonly drops: readonly TabEdit[];
}

/** Writes marks and stamp and flushes. Returns the spreadsheet's words when it refused. */
export function decorate(input: DecorateInput): string | null {
  const { tab, written } = input;
  // Places are stale then; the next run brings the marks. The flush sends the memory all the same.
  if (written.moved) return tab.apply([]);
  const rows = markedRows(input);
  // Notes last: a protected cell may refuse its note, and a refusal ends the rest.
  return tab.apply([
    ...tagEdits(input),
    ...syncEdits(input, rows),
    ...stampEdits(input),
    ...noteEdits(input),
    ...input.drops,
  ]);
}

function tagEdits({ table, plan }: DecorateInput): readonly TabEdit[] {
  const renewed = table.columns.filter(({ column }) => plan.renewed.includes(column.key));
  return renewed.map(({ column, at }) => ({ kind: 'tag', column: at, key: column.key }));
}

function markedRows(input: DecorateInput): readonly MarkedRow[] {
  const { plan, written, states, zone, table, quarantineMs } = input;
  const byId = new Map(states.map((state) => [state.id, state]));
  const headers = new Map(table.columns.map(({ column, header }) => [column.key, header]));
  const local = (atMs: number) => localTime(zone, atMs);
  const ours = rowsInTab(plan, written).map(({ planned, row }) => {
    const state = byId.get(planned.id);
    const edited = planned.fields.some(({ merge }) => merge.edited);
    const known = state ?? { ...planned, issues: {} };
    const mark = rowMark({ ...known, edited, headers, local, quarantineMs });
    return { row, mark };
  });
  const shifted = (row: number) => (row > plan.lastRow ? row + written.insertedRows : row);
  const strays = plan.strays.map((stray) => ({ row: shifted(stray.row), mark: strayMark(stray) }));
  return [...ours, ...strays, ...lostMarks(input, new Set(ours.map(({ row }) => row)))];
}

/** Rows that got a mark of ours in the moment in which somebody moved rows, and are no records. */
function lostMarks(
  { before, plan, written, table }: DecorateInput,
  ours: ReadonlySet<number>,
): readonly MarkedRow[] {
  const strays = new Set(plan.strays.map(({ row }) => row));
  return before.values.flatMap((cells, index): MarkedRow[] => {
    const text = cells[table.syncColumn - 1];
    const isLost = typeof text === 'string' && text !== '' && isSurelyOwnMark(text);
    if (!isLost || index < table.headerRow || strays.has(index + 1)) return [];
    const row = index + 1 > plan.lastRow ? index + 1 + written.insertedRows : index + 1;
    return ours.has(row) ? [] : [{ row, mark: CLEAN }];
  });
}

function rowsInTab(
  plan: PullPlan,
  written: Written,
): readonly { readonly planned: PlannedRow; readonly row: number }[] {
  return [
    ...plan.rows.map((planned) => ({ planned, row: planned.row })),
    ...plan.added.map((planned, index) => ({ planned, row: written.firstAddedRow + index })),
  ];
}

function syncEdits(
  { table, before, plan, written }: DecorateInput,
  rows: readonly MarkedRow[],
): readonly TabEdit[] {
  const column = table.syncColumn;
  if (column === 0) return [];
  const rowBefore = (row: number) => (row > plan.lastRow ? row - written.insertedRows : row);
  const shown = (row: number): CellValue => {
    const isNew = row > plan.lastRow && row <= plan.lastRow + plan.added.length;
    return isNew ? '' : (before.values[rowBefore(row) - 1]?.[column - 1] ?? '');
  };
  const { firstAddedRow, insertedRows } = written;
  const fresh = { row: firstAddedRow, column, rows: plan.added.length, columns: 1 };
  const inherited: TabEdit[] =
    insertedRows > 0 ? [{ kind: 'colours', area: fresh, colour: CLEAN.colour }] : [];
  return [...inherited, ...markEdits(column, rows, shown)];
}

/** Notes on the cells that have an issue, and the removal of ours from cells that had one. */
function noteEdits(input: DecorateInput): readonly TabEdit[] {
  const { tab, plan, written, states, table } = input;
  const byId = new Map(states.map((state) => [state.id, state]));
  const had = plan.rows.some(({ known }) => known && needsNotes(known));
  const has = states.some(needsNotes);
  if ((!had && !has) || table.columns.length === 0) return [];
  const row = table.headerRow + 1;
  const rows = rowsInTab(plan, written);
  const lastRow = rows.reduce((most, at) => Math.max(most, at.row), row);
  const columns = table.columns.map(({ at }) => at);
  const column = Math.min(...columns);
  const width = Math.max(...columns) - column + 1;
  const existing = tab.notes({ row, column, rows: lastRow - row + 1, columns: width });
  return rows.flatMap(({ planned, row: at }) =>
    planned.fields.flatMap(({ key, found, merge }): readonly TabEdit[] => {
      const issue = byId.get(planned.id)?.issues[key];
      const old = existing[at - row]?.[found.at - column] ?? '';
      const theirs = merge.theirs === undefined ? '' : cellText(found.column.type, merge.theirs);
      if (issue && merge.theirs === undefined && old !== '') return [];
      const refusal = byId.get(planned.id)?.refusals?.[key];
      const stated = refusal && !issue ? refusalNote(refusal) : null;
      const note = mergeNote(old, issue ? issueNote(issue, theirs) : stated);
      return note === old ? [] : [{ kind: 'note', row: at, column: found.at, note }];
    }),
  );
}

function needsNotes({ issues, refusals = {} }: RowState): boolean {
  return Object.keys(issues).length > 0 || Object.keys(refusals).length > 0;
}

/** The last line of the note on the Sync title. */
export const STAMP_SIGNATURE = 'Written by Opportunity Sheets.';

function stampEdits({ table, stamp, zone }: DecorateInput): readonly TabEdit[] {
  if (table.syncColumn === 0) return [];
  const { day, time } = localTime(zone, stamp.atMs);
  const when = `${day} ${time}`;
  const extent = stamp.complete ? 'Complete' : 'Not the whole list';
  const note = `${extent} as of ${when}: ${stamp.records} opportunities.\n${STAMP_SIGNATURE}`;
  return [{ kind: 'note', row: table.headerRow, column: table.syncColumn, note }];
}
