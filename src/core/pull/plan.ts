/**
 * Plans a pull: from the CRM's list, the tab and the memory of the last agreement to the cells,
 * rows and memories to write.
 *
 * Promises: pure; does not depend on the order of rows; plans no write when the views agree; a row
 * is only ever addressed through its ID. Must not know: services, CRMs, how writing is done.
 */
import type { CrmRecord, FieldKey, FieldSpec, Link } from '../model';
import type { TabContent } from '../ports';
import type { Refusal, RowOutcome, RowState, TabState } from '../state';
import type { FoundColumn, Table } from '../table/locate';
import type { Area, CellValue } from '../value/cell';
import type { ToSerial } from '../value/encode';
import { computedColumns } from './computed';
import { type FieldMerge, mergeField } from './merge-field';
import { findOwners } from './owners';
import { standingRefusals } from './standing';
import { findStrays, type StrayRow } from './strays';

/** What is known about a record that the list did not hold. */
export type Absence = 'gone' | 'elsewhere' | 'unknown';

export interface PullInput {
  readonly link: Link;
  readonly table: Table;
  readonly content: TabContent;
  /** null when the memory is lost. */
  readonly state: TabState | null;
  readonly records: readonly CrmRecord[];
  /** True when `records` are only those that changed: the others stay as they are. */
  readonly partial?: boolean;
  /** By ID, for records that are remembered but not in the list. Not listed here = unknown. */
  readonly absences: ReadonlyMap<string, Absence>;
  /** A former run was cut while it wrote into the tab. */
  readonly interrupted: boolean;
  /** Records that rows with an ID of ours turned out to be, by that ID. */
  readonly adopted?: ReadonlyMap<string, string>;
  /** Columns that are new under an old title; nothing is known of their cells. */
  readonly renewed?: ReadonlySet<FieldKey>;
  /** Columns that are left as they are, cells and memory. */
  readonly resting?: ReadonlySet<FieldKey>;
  /** Columns whose type is another one than at the last refresh. */
  readonly retyped?: ReadonlySet<FieldKey>;
  /** The CRM's fields, as far as they are known. */
  readonly fields?: ReadonlyMap<FieldKey, FieldSpec>;
  /** With `interrupted`: how many blank rows stood below the last record before that run. */
  readonly blankBefore?: number;
  /** Merged ranges of the tab; asked at most once, where a cell has lost its content. */
  readonly merges?: () => readonly Area[];
  readonly toSerial: ToSerial;
  readonly nowMs: number;
}

export interface PlannedField {
  readonly key: FieldKey;
  readonly found: FoundColumn;
  readonly merge: FieldMerge;
}

/** One record and its row. `row` is 0 for a record that is not in the tab yet. */
export interface PlannedRow {
  readonly id: string;
  readonly row: number;
  /** True when the row has lost its ID and was recognised by its content. */
  readonly idLost: boolean;
  readonly fields: readonly PlannedField[];
  readonly outcome: RowOutcome;
  readonly since: number;
  /** Refusals whose cause still stands in the row. */
  readonly refusals: Readonly<Record<FieldKey, Refusal>>;
  readonly known: RowState | undefined;
}

export interface PullPlan {
  /** Rows that stand in the tab, top to bottom. */
  readonly rows: readonly PlannedRow[];
  /** Records to add, in the CRM's order. */
  readonly added: readonly PlannedRow[];
  readonly strays: readonly StrayRow[];
  /** Remembered IDs that are neither in the tab nor in the CRM's list any more. */
  readonly forgotten: readonly string[];
  /** The last row that belongs to the table; new rows go below it. */
  readonly lastRow: number;
  /** Wholly blank rows between the last record and what stands below the table. */
  readonly blankBelow: number;
  /** Of these, rows that an interrupted run has made for records; to be used up first. */
  readonly spareRows: number;
  readonly computed: readonly FieldKey[];
  /** Columns to be tagged as ours again. */
  readonly renewed: readonly FieldKey[];
  /** Columns whose cells need the format of another type. */
  readonly retyped: readonly FieldKey[];
}

export function planPull(input: PullInput): PullPlan {
  const { table, state, records } = input;
  const byId = new Map(records.map((record) => [record.id as string, record]));
  const isKnown = (id: string) => byId.has(id) || state?.rows.has(id) === true;
  const { owners, recognised } = findOwners(input);
  const lastRow = Math.max(
    table.headerRow,
    ...table.rows.filter(({ id }) => isKnown(id)).map(({ row }) => row),
    ...recognised.values(),
  );
  const computed = computedColumns(input.content, table, lastRow);
  const rows = [...owners]
    .filter(([id]) => isKnown(id))
    .sort((a, b) => a[1] - b[1])
    .map(([id, row]) => {
      const idLost = recognised.has(id);
      return planRow(input, { id, row, idLost, record: byId.get(id), computed });
    });
  const added = records
    .filter((record) => !owners.has(record.id))
    .map((record) => planRow(input, { id: record.id, row: 0, idLost: false, record, computed }));
  const unseen = [...(state?.rows.keys() ?? [])].filter((id) => !owners.has(id) && !byId.has(id));
  const forgotten = [...(input.partial ? [] : unseen), ...(input.adopted?.keys() ?? [])];
  const strays = findStrays(input.table, { owners, isKnown, lastRow });
  const blankBelow = blankRowsBelow(input.content, lastRow);
  const spareRows = input.interrupted ? Math.max(0, blankBelow - (input.blankBefore ?? 0)) : 0;
  const place = { lastRow, blankBelow, spareRows };
  return {
    rows,
    added,
    strays,
    forgotten,
    ...place,
    computed: [...computed],
    renewed: [...(input.renewed ?? [])],
    retyped: [...(input.retyped ?? [])],
  };
}

/** 0 where nothing stands below: then no row is between. */
function blankRowsBelow({ values, formulas }: TabContent, lastRow: number): number {
  const isBlank = (row: readonly CellValue[]) => row.every((cell) => cell === '');
  for (let row = lastRow; row < values.length; row++) {
    if (!isBlank(values[row] ?? []) || !isBlank(formulas[row] ?? [])) return row - lastRow;
  }
  return 0;
}

interface RowSubject {
  readonly id: string;
  readonly row: number;
  readonly idLost: boolean;
  readonly record: CrmRecord | undefined;
  readonly computed: ReadonlySet<FieldKey>;
}

function planRow(input: PullInput, subject: RowSubject): PlannedRow {
  const { id, row, idLost, record, computed } = subject;
  const known = row === 0 ? undefined : input.state?.rows.get(id);
  // What did not change there is as it was; a person may have changed the cell all the same.
  const isUnchanged = input.partial === true && record === undefined;
  const fields = input.table.columns
    .filter((found) => !computed.has(found.column.key))
    .map((found) => {
      const key = found.column.key;
      const cell = cellAt(input.content, row, found.at);
      const merge = mergeField({
        type: found.column.type,
        onUpdate: found.column.onUpdate,
        rests: isUnchanged || input.resting?.has(key) === true,
        crm: record?.fields[key],
        cell,
        formula: input.content.formulas[row - 1]?.[found.at - 1] ?? '',
        known: input.renewed?.has(key) ? undefined : known?.fields[key],
        knownIssue: known?.issues[key],
        memoryLost: row > 0 && input.state === null && !input.interrupted,
        unconfirmed: input.interrupted,
        isHidden: cell === '' ? () => isHidden(input.merges?.() ?? [], row, found.at) : undefined,
        toSerial: input.toSerial,
      });
      return { key, found, merge };
    });
  const refusals = standingRefusals(input, { row, known, fields });
  return { id, row, idLost, fields, known, refusals, ...outcomeOf(input, { id, record, known }) };
}

/** Only the top-left cell of a merged range shows anything. */
function isHidden(merges: readonly Area[], row: number, column: number): boolean {
  return merges.some((area) => {
    const inRows = row >= area.row && row < area.row + area.rows;
    const inColumns = column >= area.column && column < area.column + area.columns;
    return inRows && inColumns && (row > area.row || column > area.column);
  });
}

function outcomeOf(
  input: PullInput,
  subject: { id: string; record: CrmRecord | undefined; known: RowState | undefined },
): { outcome: RowOutcome; since: number } {
  const { id, record, known } = subject;
  // What waits for approval in the CRM is in its list all the same.
  const waits = known?.outcome === 'waiting';
  // It turned out in this very run that the row is a record.
  const isBorn = known?.outcome === 'created' && known.since === input.nowMs;
  if (record && isBorn) return { outcome: 'created', since: input.nowMs };
  if (record && !waits) return { outcome: '', since: 0 };
  const absence = input.absences.get(id) ?? 'unknown';
  const before = { outcome: known?.outcome ?? '', since: known?.since ?? 0 } as const;
  if (absence === 'unknown') return before;
  const outcome = absence === 'gone' ? 'gone' : 'notInView';
  return before.outcome === outcome ? before : { outcome, since: input.nowMs };
}

function cellAt(content: TabContent, row: number, column: number): CellValue {
  return content.values[row - 1]?.[column - 1] ?? '';
}
