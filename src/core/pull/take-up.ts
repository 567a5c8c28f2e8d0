/**
 * What a pull does about columns whose fields have changed in the CRM: it takes the change up where no
 * person's change is at stake, and else lets the column rest and says what it takes to go on.
 *
 * Promises: pure; a column that rests is neither written nor forgotten; one that is taken up holds
 * nothing but what we have put there or the CRM says. Must not know: how fields are read.
 */
import type { CrmMemo } from '../crm-memo';
import { areAlike } from '../linked-column';
import type { CrmRecord, FieldKey, FieldSpec, FieldType, Link, LinkedColumn } from '../model';
import type { TabContent } from '../ports';
import { type FieldState, OPEN_OUTCOMES, type RowState, type TabState } from '../state';
import type { FoundColumn, Table } from '../table/locate';
import type { CellValue } from '../value/cell';
import { encodeCell, type ToSerial } from '../value/encode';
import { cellToken } from '../value/token';
import { type Drift, driftOf } from './drift';
import { findOwners, type OwnersInput } from './owners';
import { changedText, goneText, isOfColumn, type Pause } from './pause';

export interface TakeUpInput extends OwnersInput {
  readonly link: Link;
  /** null where nothing could be learned. */
  readonly fields: CrmMemo | null;
  /** Those of the last refresh. */
  readonly pausesBefore: readonly Pause[];
  readonly records: readonly CrmRecord[];
  /** The CRM's name. */
  readonly crm: string;
  readonly toSerial: ToSerial;
}

export interface TakenUp {
  /** With the columns as their fields are now. */
  readonly table: Table;
  /** The memory in tokens of the new types. */
  readonly state: TabState | null;
  /** Columns that rest. */
  readonly pauses: readonly Pause[];
  /** Columns whose cells need another format. */
  readonly retyped: ReadonlySet<FieldKey>;
}

export function takeUp(input: TakeUpInput): TakenUp {
  const { table, state, fields } = input;
  const still = { table, state, retyped: new Set<FieldKey>() };
  // As long as nothing can be learned, what rested goes on resting.
  if (fields === null) return { ...still, pauses: input.pausesBefore.filter(isOfColumn) };
  const found = new Map(table.columns.map((one) => [one.column.key, one]));
  const drifts = driftOf(input.link, fields).filter(({ column }) => found.has(column.key));
  const rows = drifts.length > 0 ? rowsOf(input) : [];
  const pauses = drifts.flatMap((drift) => pauseOf(input, drift, rows) ?? []);
  const resting = new Set(pauses.map(({ key }) => key));
  const retyped = new Set<FieldKey>();
  const types = new Map<FieldKey, FieldType>();
  for (const drift of drifts) {
    const { key, type } = drift.column;
    if (drift.kind !== 'type' || resting.has(key)) continue;
    retyped.add(key);
    if (!areAlike(drift.field.type, type)) types.set(key, drift.field.type);
  }
  return {
    table: { ...table, columns: table.columns.map((one) => asNow(one, fields, resting)) },
    state: state && types.size > 0 ? retype(input, state, { types, rows }) : state,
    ...{ pauses, retyped },
  };
}

function asNow(found: FoundColumn, memo: CrmMemo, resting: ReadonlySet<FieldKey>): FoundColumn {
  const field = memo.fields.find(({ key }) => key === found.column.key);
  if (!field || resting.has(field.key)) return found;
  const { type, onUpdate } = field;
  return { ...found, column: { ...found.column, type, onUpdate } };
}

/** A record with its row in the tab. */
interface PlacedRecord {
  readonly id: string;
  readonly row: number;
  readonly known: RowState | undefined;
  readonly record: CrmRecord | undefined;
}

function rowsOf(input: TakeUpInput): readonly PlacedRecord[] {
  const records = new Map(input.records.map((record) => [record.id as string, record]));
  return [...findOwners(input).owners]
    .map(([id, row]) => ({ id, row, known: input.state?.rows.get(id), record: records.get(id) }))
    .filter(({ known, record }) => known || record)
    .sort((a, b) => a.row - b.row);
}

/** null where the change can be taken up. */
function pauseOf(input: TakeUpInput, drift: Drift, rows: readonly PlacedRecord[]): Pause | null {
  const { key } = drift.column;
  const title = input.table.columns.find(({ column }) => column.key === key)?.header ?? key;
  const { crm } = input;
  if (drift.kind === 'gone') return { key, text: goneText(title, crm) };
  const { type } = drift.field;
  if (drift.kind === 'type' && areAlike(type, drift.column.type)) return null;
  const isOpen = rows.some(({ known }) => known && OPEN_OUTCOMES.has(known.outcome));
  const strange = rows.filter((row) => !isOurs(input, drift, row));
  if (strange.length === 0 && !isOpen) return null;
  const change = { title, crm, type, isLocked: drift.kind === 'locked' };
  const cells = strange.map((placed) => {
    return { row: placed.row, theirs: theirsOf(input, drift.field, placed) };
  });
  return { key, text: changedText(change, cells) };
}

type Changed = Exclude<Drift, { readonly kind: 'gone' }>;

/** The cell holds what we have put there, or what the CRM says: nobody's change is lost with it. */
function isOurs(input: TakeUpInput, { column, field }: Changed, row: PlacedRecord): boolean {
  const cell = cellOf(input, column, row);
  const known = row.known?.fields[column.key];
  const tokens = [cellToken(column.type, cell), cellToken(field.type, cell)];
  if (known ? tokens.some((token) => token === known.shown || token === known.meant) : cell === '')
    return true;
  const theirs = theirsOf(input, field, row);
  return theirs !== undefined && cellToken(field.type, theirs) === tokens[1];
}

function theirsOf(
  { toSerial }: TakeUpInput,
  { key }: FieldSpec,
  { record }: PlacedRecord,
): CellValue | undefined {
  const value = record?.fields[key];
  return value === undefined ? undefined : encodeCell(value, toSerial);
}

function cellOf(
  { table, content }: { readonly table: Table; readonly content: TabContent },
  { key }: LinkedColumn,
  { row }: PlacedRecord,
): CellValue {
  const at = table.columns.find(({ column }) => column.key === key)?.at ?? 0;
  return content.values[row - 1]?.[at - 1] ?? '';
}

/** All cells of these columns are ours: what they show is what they should show, in the new type. */
function retype(
  input: TakeUpInput,
  state: TabState,
  { types, rows }: { types: ReadonlyMap<FieldKey, FieldType>; rows: readonly PlacedRecord[] },
): TabState {
  const placed = new Map(rows.map((row) => [row.id, row]));
  const columns = input.table.columns.filter(({ column }) => types.has(column.key));
  const states = [...state.rows].map(([id, known]): [string, RowState] => {
    const fields: Record<FieldKey, FieldState> = { ...known.fields };
    const row = placed.get(id);
    for (const { column } of columns) {
      const field = fields[column.key];
      delete fields[column.key];
      if (!field || !row) continue;
      const type = types.get(column.key) ?? column.type;
      const shown = cellToken(type, cellOf(input, column, row));
      fields[column.key] = { base: field.base, meant: shown, shown };
    }
    return [id, { ...known, fields }];
  });
  return { ...state, rows: new Map(states) };
}
