/**
 * Plans new opportunities: rows without a record, what they mean, and which of them look like one
 * that exists.
 *
 * Promises: pure; a row with any problem is not planned. Must not know: how they are sent.
 */
import type { FieldKey } from '../model';
import { cellToken, compact, EMPTY, type Token } from '../value/token';
import type { FieldValues } from '../writing';
import type { Meanings } from './meanings';
import type { NewRowFound } from './new-rows';
import type { CellProblem } from './plan-updates';
import type { Scene } from './scene';
import type { RowCell } from './validate';

export interface PlannedCreation extends NewRowFound {
  readonly values: FieldValues;
  /** What the cells showed, by field, of all that have a value. */
  readonly cells: Readonly<Record<FieldKey, Token>>;
  /** Where an equal one is: a sentence for the person; null when there is none. */
  readonly duplicate: string | null;
}

/** A row that cannot be sent; its problems are in `problems`. */
export interface CreationPlan {
  readonly creations: readonly PlannedCreation[];
  readonly invalid: readonly NewRowFound[];
  readonly problems: readonly CellProblem[];
}

/** The mapped cells of a row. */
export function rowCells({ content, table }: Scene, row: number): readonly RowCell[] {
  return table.columns.map(({ column, at }) => ({
    key: column.key,
    type: column.type,
    cell: content.values[row - 1]?.[at - 1] ?? '',
    formula: content.formulas[row - 1]?.[at - 1] ?? '',
  }));
}

/** `alike`: the fields by which two opportunities look the same. */
export function planCreations(
  scene: Scene,
  rows: readonly NewRowFound[],
  meanings: Meanings,
  alike: readonly FieldKey[],
): CreationPlan {
  const creations: PlannedCreation[] = [];
  const invalid: NewRowFound[] = [];
  const problems: CellProblem[] = [];
  const known = knownPlaces(scene, rows, alike);
  const labels = labelsOf(scene, alike);
  for (const found of rows) {
    const cells = rowCells(scene, found.row);
    const tokens = tokensOf(scene, found.row);
    const { values, problems: wrong } = meanings.row(cells);
    const look = lookOf(tokens, alike);
    const place = look === null ? undefined : known.get(look);
    if (look !== null && place === undefined) known.set(look, found.row);
    for (const problem of wrong) {
      const token = tokens[problem.key] ?? EMPTY;
      problems.push({ id: found.id, row: found.row, token, ...problem });
    }
    if (wrong.length > 0) invalid.push(found);
    else {
      const duplicate = place === undefined ? null : `looks like row ${place}: the same ${labels}`;
      creations.push({ ...found, values, cells: tokens, duplicate });
    }
  }
  return { creations, invalid, problems };
}

/** Titles of the columns that were compared. */
function labelsOf({ table }: Scene, alike: readonly FieldKey[]): string {
  const found = table.columns.filter(({ column }) => alike.includes(column.key));
  return found.map(({ header }) => `"${header}"`).join(' and ');
}

function tokensOf({ content, table }: Scene, row: number): Readonly<Record<FieldKey, Token>> {
  const cells = content.values[row - 1] ?? [];
  return Object.fromEntries(
    table.columns.map(({ column, at }) => [
      column.key,
      cellToken(column.type, cells[at - 1] ?? ''),
    ]),
  );
}

/** Rows by how they look, apart from those in question, of which some have an ID already. */
function knownPlaces(
  scene: Scene,
  rows: readonly NewRowFound[],
  alike: readonly FieldKey[],
): Map<Token, number> {
  const places = new Map<Token, number>();
  const asked = new Set(rows.map(({ row }) => row));
  for (const row of scene.owners.values()) {
    const look = asked.has(row) ? null : lookOf(tokensOf(scene, row), alike);
    if (look !== null && !places.has(look)) places.set(look, row);
  }
  return places;
}

/** null for a row without a name, which looks like nothing. */
function lookOf(tokens: Readonly<Record<FieldKey, Token>>, alike: readonly FieldKey[]) {
  const [name, ...others] = alike.map((key) => tokens[key] ?? EMPTY);
  if (!name) return null;
  return compact(JSON.stringify([name.toLowerCase(), ...others]));
}
