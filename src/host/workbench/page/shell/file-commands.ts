/** What menu bar and toolbar do to the file: each becomes changes of the selected area. */
import type { Area } from '../../../sheet/area';
import type { Change, Dimension, FormatPatch } from '../../../sheet/change';
import type { Rule } from '../../../sheet/model';
import type { SheetHead } from '../../protocol';
import type { Grid } from '../grid/grid';
import { askText } from './prompt';

export interface FileCommands {
  format(patch: FormatPatch): void;
  toggleBold(): void;
  insert(dimension: Dimension, after: boolean): void;
  remove(dimension: Dimension): void;
  clearValues(): void;
  clearFormat(): void;
  /** So many rows or columns stand still; null: up to the selection. */
  freeze(dimension: Dimension, count: number | null): void;
  /** Rows below the frozen ones, by the selected column. */
  sort(ascending: boolean): void;
  toggleFilter(): void;
  protect(what: 'range' | 'sheet'): void;
  rule(rule: Rule | null): void;
  dropDown(): void;
  note(): void;
  addSheet(): void;
  showSheet(sheetId: number): void;
  renameFile(name: string): void;
}

export function createFileCommands(
  grid: Grid,
  change: (changes: readonly Change[]) => void,
): FileCommands {
  const { focus } = grid;
  const here = () => ({ sheetId: focus.sheetId(), area: focus.area() });
  const head = (): SheetHead | undefined => grid.heads().find(({ id }) => id === focus.sheetId());
  const clear = (content: boolean): void => {
    const aspects = { content, format: !content, notes: false, rules: false };
    change([{ kind: 'clear', ...here(), aspects, skipFiltered: true }]);
  };
  const format = (patch: FormatPatch): void =>
    change([{ kind: 'format', ...here(), patches: { all: patch } }]);
  const rule = (next: Rule | null): void =>
    change([{ kind: 'rule', ...here(), rules: { all: next } }]);
  return {
    format,
    rule,
    toggleBold: () => format({ fontWeight: grid.isBold() ? 'normal' : 'bold' }),
    insert(dimension, after) {
      const [first, count] = stripOf(focus.area(), dimension);
      const at = after ? first + count : first;
      const like = after ? 'before' : 'after';
      change([{ kind: 'insert', sheetId: focus.sheetId(), dimension, at, count, like }]);
    },
    remove(dimension) {
      const [from, count] = stripOf(focus.area(), dimension);
      change([{ kind: 'delete', sheetId: focus.sheetId(), dimension, from, count }]);
    },
    clearValues: () => clear(true),
    clearFormat: () => clear(false),
    freeze(dimension, count) {
      const [first, span] = stripOf(focus.area(), dimension);
      const wanted = count ?? first + span - 1;
      change([{ kind: 'freeze', sheetId: focus.sheetId(), dimension, count: wanted }]);
    },
    sort(ascending) {
      const { sheetId, area } = here();
      change([
        {
          kind: 'sort',
          sheetId,
          area: belowFrozen(grid, head()),
          keys: [{ column: area.column, ascending }],
        },
      ]);
    },
    toggleFilter: () => change([filterChange(grid, head(), here())]),
    protect: (what) =>
      change([
        { kind: 'protect', sheetId: focus.sheetId(), area: what === 'sheet' ? null : focus.area() },
      ]),
    dropDown: () => void dropDown(rule),
    note: () => void note(grid, change),
    addSheet: () => change([{ kind: 'addSheet', name: null, index: null }]),
    showSheet: (sheetId) => change([{ kind: 'hideSheet', sheetId, hidden: false }]),
    renameFile: (name) => change([{ kind: 'renameFile', name }]),
  };
}

function stripOf(area: Area, dimension: Dimension): readonly [first: number, count: number] {
  return dimension === 'rows' ? [area.row, area.rows] : [area.column, area.columns];
}

function belowFrozen({ focus }: Grid, head: SheetHead | undefined): Area {
  const { rows, columns } = focus.size();
  const frozen = head?.frozenRows ?? 0;
  return { row: frozen + 1, column: 1, rows: rows - frozen, columns };
}

/** A new filter takes the selection, or everything from the first row where one cell is selected. */
function filterChange(
  { focus }: Grid,
  head: SheetHead | undefined,
  { sheetId, area }: { readonly sheetId: number; readonly area: Area },
): Change {
  if (head?.filter) return { kind: 'unfilter', sheetId };
  const single = area.rows === 1 && area.columns === 1;
  const { rows, columns } = focus.size();
  return { kind: 'filter', sheetId, area: single ? { row: 1, column: 1, rows, columns } : area };
}

async function dropDown(rule: (rule: Rule) => void): Promise<void> {
  const answer = await askText('Values, separated by commas', 'Yes, No');
  const values = (answer ?? '')
    .split(',')
    .map((value) => value.trim())
    .filter(Boolean);
  if (values.length === 0) return;
  const criterion = { kind: 'list', values, dropdown: true } as const;
  rule({ criterion, allowInvalid: false, helpText: null });
}

async function note(grid: Grid, change: (changes: readonly Change[]) => void): Promise<void> {
  const [sheetId, { row, column }] = [grid.focus.sheetId(), grid.focus.area()];
  const text = await askText('Note', grid.cell().note, true);
  if (text === null) return;
  change([
    { kind: 'note', sheetId, area: { row, column, rows: 1, columns: 1 }, notes: { all: text } },
  ]);
}
