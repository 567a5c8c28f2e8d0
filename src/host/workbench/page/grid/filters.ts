/**
 * The basic filter. The grid library shows the buttons and lets a person choose values; which rows
 * that hides is for the server to say, and comes with the rows.
 */
import type { ICommandService, IRange, Nullable } from '@univerjs/core';
import type { Change } from '../../../sheet/change';
import type { SheetHead } from '../../protocol';
import type { Ask } from './edits';
import { type Focus, replaceCommand } from './gestures';
import { areaOfRange } from './places';

export interface FilterOptions {
  readonly commands: ICommandService;
  readonly focus: Focus;
  readonly ask: Ask;
  say(text: string): void;
  /** The tab in front. */
  head(): SheetHead | undefined;
  /** What a column of it shows, row by row; the column counts from 1. */
  texts(column: number): readonly string[];
}

/** As the library describes a column's condition. Source: Univer, IFilterColumn. */
interface Criteria {
  readonly filters?: { readonly filters?: readonly string[]; readonly blank?: boolean };
}

export function replaceFilters(options: FilterOptions): void {
  const { commands, focus, ask, say, head } = options;
  const sheetId = (): number => focus.sheetId();
  replaceCommand<{ readonly range: IRange }>(
    commands,
    'sheet.command.set-filter-range',
    ({ range }) =>
      ask({ kind: 'filter', sheetId: sheetId(), area: areaOfRange(range, focus.size()) }),
  );
  replaceCommand(commands, 'sheet.command.remove-sheet-filter', () =>
    ask({ kind: 'unfilter', sheetId: sheetId() }),
  );
  replaceCommand(commands, 'sheet.command.smart-toggle-filter', () => {
    const area = focus.area();
    ask(
      head()?.filter
        ? { kind: 'unfilter', sheetId: sheetId() }
        : { kind: 'filter', sheetId: sheetId(), area },
    );
  });
  replaceCommand<{ readonly col: number; readonly criteria: Nullable<Criteria> }>(
    commands,
    'sheet.command.set-filter-criteria',
    ({ col, criteria }) => {
      if (criteria && criteria.filters === undefined) say(BY_VALUES_ONLY);
      else ask(conditionOf(options, col + 1, criteria?.filters ?? null));
    },
  );
  replaceCommand(commands, 'sheet.command.clear-filter-criteria', () =>
    ask(
      ...Object.keys(head()?.filter?.hiddenValues ?? {}).map((column) =>
        conditionOf(options, Number(column), null),
      ),
    ),
  );
  // Rows keep their visibility until a condition is set again, as in Sheets.
  replaceCommand(commands, 'sheet.command.re-calc-filter', () => undefined);
}

const BY_VALUES_ONLY = 'The workbench filters by values only. Google Sheets has conditions, too.';

function conditionOf(
  { focus, head, texts }: FilterOptions,
  column: number,
  chosen: Criteria['filters'] | null,
): Change {
  const sheetId = focus.sheetId();
  if (chosen === null) return { kind: 'filterColumn', sheetId, column, hiddenValues: null };
  const area = head()?.filter?.area;
  const inFilter =
    area === undefined ? [] : texts(column).slice(area.row, area.row + area.rows - 1);
  const wanted = new Set(chosen?.filters ?? []);
  const isShown = (text: string): boolean =>
    text === '' ? chosen?.blank === true : wanted.has(text);
  const hiddenValues = [...new Set(inFilter)].filter((text) => !isShown(text));
  return { kind: 'filterColumn', sheetId, column, hiddenValues };
}

/** The values that a column's condition lets through, as the library wants to know them. */
export function criteriaOf(
  { area, hiddenValues }: NonNullable<SheetHead['filter']>,
  column: number,
  texts: readonly string[],
) {
  const hidden = new Set(hiddenValues[column] ?? []);
  const inFilter = texts.slice(area.row, area.row + area.rows - 1);
  const shown = [...new Set(inFilter)].filter((text) => !hidden.has(text));
  const filters = shown.filter((text) => text !== '');
  return {
    colId: column - 1,
    filters: { filters, ...(shown.includes('') ? { blank: true } : {}) },
  };
}
