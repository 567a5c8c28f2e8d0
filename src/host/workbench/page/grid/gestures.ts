/**
 * The grid library's commands whose meaning would be lost in the cells they write: rows and columns,
 * tabs, pasting, filling, dragging. Each is replaced by a question to the server.
 */
import { CommandType, type Direction, type ICommandService, type IRange } from '@univerjs/core';
import type { Area } from '../../../sheet/area';
import type { Aspects, Change, Dimension } from '../../../sheet/change';
import type { Ask } from './edits';
import { areaOfRange } from './places';

/** What is in front of the person now. */
export interface Focus {
  sheetId(): number;
  /** The last selected area; A1 when there is none. */
  area(): Area;
  /** Whether a cell is selected, and not a reference in a formula that is being typed. */
  isSettled(): boolean;
  size(): { readonly rows: number; readonly columns: number };
}

export interface GestureOptions {
  readonly commands: ICommandService;
  readonly focus: Focus;
  readonly ask: Ask;
}

interface RangeParams {
  readonly range?: IRange;
  readonly value?: number;
  readonly direction?: Direction;
}

const CONTENT_ONLY: Aspects = { content: true, format: false, notes: false, rules: false };
const ALL: Aspects = { content: true, format: true, notes: true, rules: true };

export function replaceCommand<P extends object>(
  commands: ICommandService,
  id: string,
  run: (params: P) => void,
): void {
  commands.unregisterCommand(id);
  commands.registerCommand({
    id,
    type: CommandType.COMMAND,
    handler(_accessor, params?: P) {
      run(params ?? ({} as P));
      return true;
    },
  });
}

export function replaceGestures(options: GestureOptions): void {
  replaceInserts(options);
  replaceRemoves(options);
  replaceMoves(options);
  replaceTabCommands(options);
  replaceClears(options);
}

function areaIn(params: RangeParams, { focus }: GestureOptions): Area {
  return params.range === undefined ? focus.area() : areaOfRange(params.range, focus.size());
}

function replaceInserts(options: GestureOptions): void {
  const { commands, focus, ask } = options;
  const insert = (dimension: Dimension, after: boolean) => (params: RangeParams) => {
    const area = areaIn(params, options);
    const [first, span] =
      dimension === 'rows' ? [area.row, area.rows] : [area.column, area.columns];
    const at = after ? first + span : first;
    const like = after ? 'before' : 'after';
    const count = params.value ?? span;
    ask({ kind: 'insert', sheetId: focus.sheetId(), dimension, at, count, like });
  };
  const rows = 'sheet.command.insert-';
  for (const id of ['row-before', 'multi-rows-above']) {
    replaceCommand(commands, rows + id, insert('rows', false));
  }
  for (const id of ['row-after', 'multi-rows-after']) {
    replaceCommand(commands, rows + id, insert('rows', true));
  }
  for (const id of ['col-before', 'multi-cols-before']) {
    replaceCommand(commands, rows + id, insert('columns', false));
  }
  for (const id of ['col-after', 'multi-cols-right']) {
    replaceCommand(commands, rows + id, insert('columns', true));
  }
  for (const [id, dimension] of [
    ['row', 'rows'],
    ['row-by-range', 'rows'],
    ['col', 'columns'],
    ['col-by-range', 'columns'],
  ] as const) {
    // The range is where the new ones will be.
    replaceCommand(commands, rows + id, insert(dimension, false));
  }
}

function replaceRemoves(options: GestureOptions): void {
  const { commands, focus, ask } = options;
  const remove = (dimension: Dimension) => (params: RangeParams) => {
    const area = areaIn(params, options);
    const strip =
      dimension === 'rows'
        ? { from: area.row, count: area.rows }
        : { from: area.column, count: area.columns };
    ask({ kind: 'delete', sheetId: focus.sheetId(), dimension, ...strip });
  };
  for (const end of ['', '-confirm', '-by-range']) {
    replaceCommand(commands, `sheet.command.remove-row${end}`, remove('rows'));
    replaceCommand(commands, `sheet.command.remove-col${end}`, remove('columns'));
  }
}

interface MoveParams {
  readonly fromRange: IRange;
  readonly toRange: IRange;
}

function replaceMoves(options: GestureOptions): void {
  const { commands, focus, ask } = options;
  const area = (range: IRange): Area => areaOfRange(range, focus.size());
  replaceCommand<MoveParams>(commands, 'sheet.command.move-rows', ({ fromRange, toRange }) => {
    const strip = {
      from: fromRange.startRow + 1,
      count: fromRange.endRow - fromRange.startRow + 1,
    };
    const to = toRange.startRow + 1;
    ask({ kind: 'move', sheetId: focus.sheetId(), dimension: 'rows', ...strip, to });
  });
  replaceCommand<MoveParams>(commands, 'sheet.command.move-cols', ({ fromRange, toRange }) => {
    const count = fromRange.endColumn - fromRange.startColumn + 1;
    const strip = { from: fromRange.startColumn + 1, count, to: toRange.startColumn + 1 };
    ask({ kind: 'move', sheetId: focus.sheetId(), dimension: 'columns', ...strip });
  });
  replaceCommand<MoveParams>(commands, 'sheet.command.move-range', ({ fromRange, toRange }) => {
    const sheetId = focus.sheetId();
    ask({ kind: 'cut', sheetId, area: area(fromRange), to: { sheetId, area: area(toRange) } });
  });
  replaceCommand<{ readonly sourceRange: IRange; readonly targetRange: IRange }>(
    commands,
    'sheet.command.auto-fill',
    ({ sourceRange, targetRange }) => {
      const sheetId = focus.sheetId();
      const source = area(sourceRange);
      const to = { sheetId, area: area(targetRange) };
      const aspects = { ...ALL, notes: false };
      ask({ kind: 'copy', sheetId, area: source, to, aspects, valuesOnly: false });
    },
  );
}

interface TabParams {
  readonly subUnitId?: string;
  readonly order?: number;
  readonly index?: number;
}

function replaceTabCommands({ commands, focus, ask }: GestureOptions): void {
  const tab = (id: string, changeOf: (sheetId: number, params: TabParams) => Change): void =>
    replaceCommand<TabParams>(commands, `sheet.command.${id}`, (params) => {
      const { subUnitId } = params;
      ask(changeOf(subUnitId === undefined ? focus.sheetId() : Number(subUnitId), params));
    });
  tab('insert-sheet', (_sheetId, { index }) => ({
    kind: 'addSheet',
    name: null,
    index: index ?? null,
  }));
  for (const id of ['remove-sheet', 'remove-sheet-confirm']) {
    tab(id, (sheetId) => ({ kind: 'deleteSheet', sheetId }));
  }
  tab('copy-sheet', (sheetId) => ({ kind: 'copySheet', sheetId, name: null, index: null }));
  tab('set-worksheet-order', (sheetId, { order }) => ({
    kind: 'moveSheet',
    sheetId,
    index: order ?? 0,
  }));
}

function replaceClears(options: GestureOptions): void {
  const { commands, focus, ask } = options;
  const clear =
    (aspects: Aspects) =>
    ({ ranges }: { readonly ranges?: readonly IRange[] }): void => {
      const areas = ranges?.map((range) => areaOfRange(range, focus.size())) ?? [focus.area()];
      const sheetId = focus.sheetId();
      ask(
        ...areas.map(
          (area): Change => ({ kind: 'clear', sheetId, area, aspects, skipFiltered: true }),
        ),
      );
    };
  replaceCommand(commands, 'sheet.command.clear-selection-content', clear(CONTENT_ONLY));
  replaceCommand(commands, 'sheet.command.clear-selection-all', clear(ALL));
  replaceCommand(
    commands,
    'sheet.command.clear-selection-format',
    clear({ ...CONTENT_ONLY, content: false, format: true }),
  );
}
