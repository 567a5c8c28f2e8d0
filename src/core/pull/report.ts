/**
 * What a pull tells: counts that add up, and sentences for everything a person should look at.
 * Must not know: how a report is shown.
 */
import { isNewId } from '../new-id';
import type { Issue, RowState } from '../state';
import type { Table } from '../table/locate';
import { type CellChange, changesOf } from './changes';
import type { PullPlan } from './plan';
import type { Written } from './write';

export type PullReport =
  | {
      readonly kind: 'failed';
      readonly message: string;
      /** Somebody else is at work; that is no trouble. */
      readonly isBusy?: true;
      /** Whoever looked on wanted it so; that is no trouble either. */
      readonly isCancelled?: true;
    }
  | {
      readonly kind: 'done';
      readonly counts: PullCounts;
      /** Each says what is odd, where, and what to do. */
      readonly remarks: readonly string[];
      /** Cells that were brought up to date, rows that came and left. */
      readonly changes: readonly CellChange[];
    };

export interface PullCounts {
  /** Records of the CRM's list. */
  readonly records: number;
  readonly pages: number;
  /** Rows added to the tab. */
  readonly added: number;
  /** Rows in which at least one cell was brought up to date. */
  readonly updated: number;
  readonly unchanged: number;
  /** Rows with a person's edits, kept. */
  readonly edited: number;
  readonly conflicts: number;
  /** Cells of read-only columns put back to the CRM's value. */
  readonly restored: number;
  readonly notInView: number;
  readonly gone: number;
  /** Cells written into the tab by this pull, marks not counted. */
  readonly cells: number;
}

export function failed(message: string): Extract<PullReport, { kind: 'failed' }> {
  return { kind: 'failed', message };
}

export interface SummaryInput {
  readonly plan: PullPlan;
  readonly written: Written;
  readonly states: readonly RowState[];
  readonly list: {
    readonly records: readonly unknown[];
    readonly pages: number;
    readonly moved: boolean;
    readonly cut: boolean;
    readonly unknown: number;
  };
  readonly table: Table;
  /** What was found of the CRM's fields. */
  readonly notices: readonly string[];
  readonly decorationRefused: string | null;
}

export function summarise(input: SummaryInput): PullReport {
  const changes = changesOf(input.plan);
  return { kind: 'done', counts: count(input), remarks: remarks(input), changes };
}

function count({ plan, written, states, list }: SummaryInput): PullCounts {
  // Rows that are to become opportunities are none yet.
  const listed = plan.rows.filter(({ id, outcome }) => outcome === '' && !isNewId(id));
  const wrote = (row: (typeof plan.rows)[number]) =>
    row.fields.some(({ merge }) => merge.write !== null);
  const cellsThat = (holds: (row: (typeof plan.rows)[number]) => number) =>
    plan.rows.reduce((sum, row) => sum + holds(row), 0);
  const updated = listed.filter(wrote).length;
  return {
    records: list.records.length,
    pages: list.pages,
    added: plan.added.length,
    updated,
    unchanged: listed.length - updated,
    edited: plan.rows.filter((row) => row.fields.some(({ merge }) => merge.edited)).length,
    conflicts: rowsWith(states, 'conflict'),
    restored: cellsThat((row) => row.fields.filter(({ merge }) => merge.restored).length),
    notInView: plan.rows.filter(({ outcome }) => outcome === 'notInView').length,
    gone: plan.rows.filter(({ outcome }) => outcome === 'gone').length,
    cells: written.cells,
  };
}

function rowsWith(states: readonly RowState[], issue: Issue): number {
  return states.filter(({ issues }) => Object.values(issues).includes(issue)).length;
}

function remarks(input: SummaryInput): readonly string[] {
  const { plan, written, list, table, decorationRefused } = input;
  return [
    ...input.notices,
    ...tableRemarks(table),
    ...plan.computed.map(
      (key) =>
        `Column "${nameOf(table, key)}" is filled by a formula, so it was left alone. Put the formula into a column of your own to see the CRM's values here.`,
    ),
    ...issueRemarks(input),
    ...strayRemarks(plan),
    ...when(
      list.cut,
      'The list of the CRM had gaps while it was read, so records may be missing here. Nothing was marked as missing. Refresh again; if it stays so, narrow the list with a filter.',
    ),
    ...when(
      list.moved && !list.cut,
      'Records changed places in the CRM while the list was read, so nothing was marked as missing. The next refresh sorts it out.',
    ),
    ...when(
      list.unknown > 0 && !list.moved,
      `${list.unknown} opportunities of this tab were not in the list, and the CRM could not be asked about them. They were left as they are; refresh again.`,
    ),
    ...when(
      written.moved,
      'Rows or columns were moved in this tab while it was being written. The cells were put right; refresh once more to bring the marks up to date.',
    ),
    ...when(
      decorationRefused !== null,
      `Not all marks and notes could be written: ${decorationRefused ?? ''} Check whether the Sync column or the cells named here are protected.`,
    ),
  ];
}

function tableRemarks(table: Table): readonly string[] {
  const { unmapped, doubledHeaders, doubledHeaderRows, syncColumn } = table;
  return [
    ...unmapped.map(
      ({ header }) =>
        `Column "${header}" is not in this tab any more, so it was not refreshed. Add a column with this title to get it back.`,
    ),
    ...doubledHeaders.map(
      (header) =>
        `The title "${header}" stands over more than one column; only one of them is refreshed. Rename the other.`,
    ),
    ...doubledHeaderRows.map(
      (row) => `Row ${row} looks like a second row of titles. Delete it if it is not needed.`,
    ),
    ...when(
      syncColumn === 0,
      'The Sync column is not in this tab any more, so no marks are shown. Add a column titled "Sync" to get them back.',
    ),
  ];
}

const ISSUE_TEXTS: Readonly<Record<Issue, (cells: string) => string>> = {
  conflict: (cells) =>
    `${cells}: changed here and in the CRM. Your values were kept; see the notes.`,
  refused: (cells) =>
    `${cells}: not accepted by the tab (drop-down rule or protection). The rest was written; see the notes.`,
  merged: (cells) => `${cells}: hidden by merged cells. Unmerge them, then refresh.`,
  formula: (cells) => `${cells}: left out, because the text would have run as a formula.`,
  ownFormula: (cells) => `${cells}: your own formula was kept.`,
  shortened: (cells) => `${cells}: longer than a cell can hold, so only the beginning is shown.`,
  unsure: (cells) =>
    `${cells}: differs from the CRM, and it is not certain who wrote it. See the notes.`,
};

/** How many cells are named one by one. */
const NAMED_CELLS_MAX = 5;

function issueRemarks({ plan, written, states, table }: SummaryInput): readonly string[] {
  const rows = new Map([
    ...plan.rows.map(({ id, row }) => [id, row] as const),
    ...plan.added.map(({ id }, index) => [id, written.firstAddedRow + index] as const),
  ]);
  const cells = new Map<Issue, string[]>();
  for (const { id, issues } of states) {
    for (const [key, issue] of Object.entries(issues)) {
      const place = `${nameOf(table, key)} in row ${rows.get(id) ?? '?'}`;
      const places = cells.get(issue);
      if (places) places.push(place);
      else cells.set(issue, [place]);
    }
  }
  return [...cells].map(([issue, places]) => {
    const more = places.length - NAMED_CELLS_MAX;
    const named = places.slice(0, NAMED_CELLS_MAX).join(', ');
    return ISSUE_TEXTS[issue](more > 0 ? `${named} and ${more} more cells` : named);
  });
}

function strayRemarks(plan: PullPlan): readonly string[] {
  const rowsOf = (kind: string) => plan.strays.filter((s) => s.kind === kind).map((s) => s.row);
  const copies = rowsOf('copy');
  const unknown = rowsOf('unknownId');
  const without = rowsOf('noId');
  return [
    ...when(copies.length > 0, `Copied rows were left alone: ${copies.join(', ')}.`),
    ...when(
      unknown.length > 0,
      `Rows with an ID that belongs to no opportunity of this list were left alone: ${unknown.join(', ')}.`,
    ),
    ...when(without.length > 0, `Rows without an ID were left alone: ${without.join(', ')}.`),
  ];
}

function nameOf(table: Table, key: string): string {
  return table.columns.find(({ column }) => column.key === key)?.header ?? key;
}

function when(condition: boolean, text: string): readonly string[] {
  return condition ? [text] : [];
}
