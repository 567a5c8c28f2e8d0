/**
 * The end of a step: what was learned goes into memory, IDs, marks and notes.
 *
 * Promises: the tab is read anew first, since rows may have moved while the CRM was busy; only the
 * rows concerned are touched, and no data cell; memory, marks and notes go in one flush. Must not
 * know: CRMs, what was sent.
 */
import { doubtTerms } from '../doubt';
import { localTime } from '../local-time';
import { issueNote, mergeNote, refusalNote, rowMark } from '../mark';
import { once } from '../once';
import type { TabContent, TabEdit } from '../ports';
import { cellText } from '../pull/cell-text';
import type { RowState } from '../state';
import { type MarkedRow, markEdits } from '../sync-column';
import { locateTable, type Table } from '../table/locate';
import { cellToken } from '../value/token';
import type { Desk } from './desk';
import type { RowFact } from './row-fact';
import { replaceIds } from './row-ids';

/**
 * Writes what the facts say. Returns sentences about what could not be written. Two reads, one flush
 * and one read of notes where there are any; three calls more where IDs change.
 */
export function conclude(desk: Desk, facts: readonly RowFact[]): readonly string[] {
  if (facts.length === 0) return [];
  const born = facts.filter(({ id, state }) => id !== state.id);
  desk.note(
    facts.map(({ state }) => state),
    born.map(({ id }) => id),
  );
  const now = born.length > 0 ? withNewIds(desk, born) : locateNow(desk);
  if (now === null) {
    const refusal = desk.ports.tab.apply([]);
    return [
      'The row with the column titles is gone, so no marks were written. What was sent is remembered; undo the deletion and refresh.',
      ...(refusal === null ? [] : [refusal]),
    ];
  }
  const rowOf = new Map(now.table.rows.map(({ id, row }) => [id, row]));
  const rows = facts.flatMap((fact) => {
    const row = rowOf.get(fact.state.id);
    return row === undefined ? [] : [{ fact, row }];
  });
  const refusal = desk.ports.tab.apply([...marks(desk, now, rows), ...notes(desk, now, rows)]);
  if (refusal === null) return [];
  return [
    `Not all marks and notes could be written: ${refusal} Check whether the Sync column or the cells named here are protected.`,
  ];
}

interface Now {
  readonly content: TabContent;
  readonly table: Table;
}

interface PlacedFact {
  readonly fact: RowFact;
  readonly row: number;
}

function locateNow({ ports, subject }: Desk): Now | null {
  const content = ports.tab.readValues();
  const located = locateTable(
    content,
    subject.link,
    once(() => ports.tab.taggedColumns()),
  );
  return located.kind === 'found' ? { content, table: located.table } : null;
}

/** The tab after the IDs of new records have replaced those of their rows. */
function withNewIds(desk: Desk, born: readonly RowFact[]): Now | null {
  const ids = new Map(born.map(({ id, state }) => [id, state.id]));
  return replaceIds({ tab: desk.ports.tab, ids, locate: () => locateNow(desk) });
}

function marks(desk: Desk, { content, table }: Now, rows: readonly PlacedFact[]) {
  if (table.syncColumn === 0) return [];
  const headers = new Map(table.columns.map(({ column, header }) => [column.key, header]));
  const { quarantineMs } = doubtTerms(desk.ports.connector);
  const local = (atMs: number) => localTime(desk.scene.zone, atMs);
  const marked = rows.map(({ fact, row }): MarkedRow => {
    const edited = isEdited({ content, table }, fact.state, row);
    return { row, mark: rowMark({ ...fact.state, edited, headers, local, quarantineMs }) };
  });
  const shown = (row: number) => content.values[row - 1]?.[table.syncColumn - 1] ?? '';
  return markEdits(table.syncColumn, marked, shown);
}

/** Some cell of it is a person's change that still waits. New rows are not edited, they are new. */
function isEdited({ content, table }: Now, state: RowState, row: number): boolean {
  return table.columns.some(({ column, at }) => {
    const known = state.fields[column.key];
    const cell = content.values[row - 1]?.[at - 1] ?? '';
    return (
      known !== undefined &&
      column.onUpdate !== 'no' &&
      cellToken(column.type, cell) !== known.shown
    );
  });
}

function notes(desk: Desk, { table }: Now, rows: readonly PlacedFact[]): readonly TabEdit[] {
  const noted = rows.filter(({ fact }) => {
    const before = desk.scene.state.rows.get(fact.id);
    return hasNotes(fact.state) || (before !== undefined && hasNotes(before));
  });
  if (noted.length === 0 || table.columns.length === 0) return [];
  const columns = table.columns.map(({ at }) => at);
  const column = Math.min(...columns);
  const first = Math.min(...noted.map(({ row }) => row));
  const last = Math.max(...noted.map(({ row }) => row));
  const area = {
    row: first,
    column,
    rows: last - first + 1,
    columns: Math.max(...columns) - column + 1,
  };
  const existing = desk.ports.tab.notes(area);
  return noted.flatMap(({ fact, row }) =>
    table.columns.flatMap(({ column: { key, type }, at }): readonly TabEdit[] => {
      const old = existing[row - first]?.[at - column] ?? '';
      const issue = fact.state.issues[key];
      const refusal = fact.state.refusals?.[key];
      const theirs = fact.theirs?.[key];
      // An older issue whose note stands there already: what the CRM held then is not known here.
      if (issue && theirs === undefined) return [];
      const ours =
        issue && theirs !== undefined
          ? issueNote(issue, cellText(type, theirs))
          : refusal
            ? refusalNote(refusal)
            : null;
      const note = mergeNote(old, ours);
      return note === old ? [] : [{ kind: 'note', row, column: at, note }];
    }),
  );
}

function hasNotes({ issues, refusals = {} }: RowState): boolean {
  return Object.keys(issues).length > 0 || Object.keys(refusals).length > 0;
}
