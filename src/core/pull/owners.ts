/**
 * Which row of the tab stands for which record: by ID, and where an ID was lost, by content that can
 * belong to no other record. Pure.
 */
import type { TabContent } from '../ports';
import type { RowState, TabState } from '../state';
import type { Table } from '../table/locate';
import { cellToken, EMPTY } from '../value/token';

export interface OwnersInput {
  readonly table: Table;
  readonly content: TabContent;
  readonly state: TabState | null;
  /** Records that rows with an ID of ours turned out to be, by that ID. */
  readonly adopted?: ReadonlyMap<string, string>;
}

export interface Owners {
  /** The one row of each ID, recognised rows included. */
  readonly owners: ReadonlyMap<string, number>;
  /** Rows that have lost their ID or have a first one, by the ID they get. */
  readonly recognised: ReadonlyMap<string, number>;
}

export function findOwners(input: OwnersInput): Owners {
  const withId = new Map(ownerRows(input));
  const adopted = new Map<string, number>();
  for (const [newId, id] of input.adopted ?? []) {
    const row = withId.get(newId);
    withId.delete(newId);
    if (row !== undefined && !withId.has(id)) adopted.set(id, row);
  }
  for (const [id, row] of adopted) withId.set(id, row);
  const recognised = new Map([...recogniseLostIds(input, withId), ...adopted]);
  return { owners: new Map([...withId, ...recognised]), recognised };
}

/**
 * Among copies it is the row that still shows what was agreed, else the topmost: a person who copies
 * a row edits the copy.
 */
function ownerRows(input: OwnersInput): ReadonlyMap<string, number> {
  const candidates = new Map<string, number[]>();
  for (const { row, id } of input.table.rows) {
    const rows = candidates.get(id);
    if (rows) rows.push(row);
    else candidates.set(id, [row]);
  }
  const owners = new Map<string, number>();
  for (const [id, rows] of candidates) {
    const known = rows.length > 1 ? input.state?.rows.get(id) : undefined;
    const agreed = known && agreedContent(input.table, known);
    const untouched = agreed && rows.find((row) => rowContent(input, row) === agreed);
    owners.set(id, untouched || (rows[0] ?? 0));
  }
  return owners;
}

/**
 * Rows whose ID cell was emptied: a row that shows exactly what was agreed on one record that is in
 * the tab nowhere else gets its ID back. Anything less certain is left to a person.
 */
function recogniseLostIds(
  input: OwnersInput,
  owners: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const { state, table } = input;
  const found = new Map<string, number>();
  if (!state || table.rowsWithoutId.length === 0) return found;
  const homeless = new Map<string, string | null>();
  for (const known of state.rows.values()) {
    // A person who was asked to look has looked, and means the row to be new.
    if (owners.has(known.id) || known.outcome === 'ask') continue;
    const content = agreedContent(table, known);
    homeless.set(content, homeless.has(content) ? null : known.id);
  }
  for (const row of table.rowsWithoutId) {
    const id = homeless.get(rowContent(input, row));
    if (id && !found.has(id)) found.set(id, row);
  }
  return found;
}

/** What a row shows, as one text; an empty row is never taken for a record. */
function rowContent({ table, content }: OwnersInput, row: number): string {
  const tokens = table.columns.map(({ column, at }) => {
    return cellToken(column.type, content.values[row - 1]?.[at - 1] ?? '');
  });
  return JSON.stringify(tokens);
}

/** What a record's row should show, in the same form. */
function agreedContent(table: Table, known: RowState): string {
  const tokens = table.columns.map(({ column }) => known.fields[column.key]?.shown ?? EMPTY);
  return JSON.stringify(tokens);
}
