/**
 * Which refusals of a row still hold. Pure.
 *
 * Promises: a refusal ends when its cell, or any cell of a refused row, shows something else, when both
 * sides agree, or when the CRM is now as the cell needs it. Must not know: why it was refused.
 */
import type { FieldKey, FieldSpec } from '../model';
import type { TabContent } from '../ports';
import { type Refusal, ROW, type RowState } from '../state';
import type { FoundColumn, Table } from '../table/locate';
import { rowToken } from '../table/row-token';
import type { CellValue } from '../value/cell';
import { decodeCell } from '../value/decode';
import { cellToken } from '../value/token';
import type { FieldMerge } from './merge-field';

/** What is known of the tab and of the CRM's fields. */
export interface StandingScene {
  readonly content: TabContent;
  readonly table: Table;
  readonly resting?: ReadonlySet<FieldKey>;
  readonly fields?: ReadonlyMap<FieldKey, FieldSpec>;
}

export interface StandingRow {
  readonly row: number;
  readonly known: RowState | undefined;
  readonly fields: readonly {
    readonly key: FieldKey;
    readonly found: FoundColumn;
    readonly merge: FieldMerge;
  }[];
}

export function standingRefusals(
  scene: StandingScene,
  { row, known, fields }: StandingRow,
): Readonly<Record<FieldKey, Refusal>> {
  const { content, table } = scene;
  const standing: Record<FieldKey, Refusal> = {};
  for (const [key, refusal] of Object.entries(known?.refusals ?? {})) {
    if (key === ROW) {
      if (rowToken(content, table.columns, row) === refusal.cell) standing[key] = refusal;
      continue;
    }
    const field = fields.find((one) => one.key === key);
    if (!field) continue;
    const { found, merge } = field;
    const agreed = merge.theirs !== undefined && !merge.edited && merge.issue === undefined;
    const cell = content.values[row - 1]?.[found.at - 1] ?? '';
    const isSame = cellToken(found.column.type, cell) === refusal.cell;
    if (!agreed && isSame && !isCured(scene, refusal, key, cell)) standing[key] = refusal;
  }
  return standing;
}

/** The column does not rest any more, or the option that the cell names is there. */
function isCured(
  { resting, fields }: StandingScene,
  { why }: Refusal,
  key: FieldKey,
  cell: CellValue,
): boolean {
  const field = fields?.get(key);
  if (why === 'paused') return field !== undefined && resting?.has(key) !== true;
  return why === 'invalid' && field !== undefined && isOption(field, cell);
}

/** True where a cell of a choice, or of several, names nothing but options that exist. */
function isOption(field: FieldSpec, cell: CellValue): boolean {
  const isOpen = field.options === undefined || field.options.length === 0;
  const isNamed = field.type === 'choice' || field.type === 'list';
  if (isOpen || !isNamed || cell === '' || field.onUpdate === 'no') return false;
  // Neither holds moments, so no clock is asked.
  return decodeCell(field, cell, () => 0).kind === 'value';
}
