/** A spreadsheet file in tests: short words for what people and scripts do to its first tab. */
import { areaFromA1 } from '../../../src/host/sheet/area';
import type { Actor, Change, Input } from '../../../src/host/sheet/change';
import { dump } from '../../../src/host/sheet/diff';
import { cellAt } from '../../../src/host/sheet/grid';
import type { Cell, Rule, Sheet } from '../../../src/host/sheet/model';
import { type ReadValue, readDisplay, readValues } from '../../../src/host/sheet/read';
import {
  createWorkbook,
  type Workbook,
  type WorkbookOptions,
} from '../../../src/host/sheet/workbook';

export const OWNER = 'olga@example.com';
export const GUEST = 'gus@example.com';

/** A change without the id of its sheet: that of the first tab is put in. */
type Here<C> = C extends { readonly sheetId: number } ? Omit<C, 'sheetId'> : C;

export interface TestFile {
  readonly workbook: Workbook;
  sheet(): Sheet;
  area(a1: string): ReturnType<typeof areaOf>;
  /** Makes a change as the owner by script; fails the test when it is refused. Gives the id made. */
  do(change: Here<Change>, actor?: Partial<Actor>): number | null;
  /** The words of the refusal, or null when the change was made. */
  refusal(change: Here<Change>, actor?: Partial<Actor>): string | null;
  /** Types (or writes, for a script) one input or a table of them. */
  put(a1: string, input: Input | readonly (readonly Input[])[], actor?: Partial<Actor>): void;
  rule(a1: string, rule: Rule): void;
  cell(a1: string): Cell;
  value(a1: string): ReadValue | undefined;
  values(a1: string): ReadValue[][];
  shown(a1: string): string | undefined;
  formula(a1: string): string;
  dump(): readonly string[];
}

function areaOf(sheet: Sheet, a1: string) {
  const area = areaFromA1(a1, sheet.rows.length, sheet.columns.length);
  if (area === null) throw new Error(`no area: ${a1}`);
  return area;
}

export function testFile(options: WorkbookOptions = {}): TestFile {
  const workbook = createWorkbook({ owner: OWNER, timeZone: 'Etc/UTC', ...options });
  const sheet = (): Sheet => {
    const first = workbook.current().sheets[0];
    if (first === undefined) throw new Error('no tab');
    return first;
  };
  const area = (a1: string) => areaOf(sheet(), a1);
  const reading = () => ({ book: workbook.current(), view: workbook.view() });
  const apply = (change: Here<Change>, actor: Partial<Actor> = {}) =>
    workbook.apply({ sheetId: sheet().id, ...change } as Change, {
      user: OWNER,
      via: 'script',
      ...actor,
    });
  const file: TestFile = {
    workbook,
    sheet,
    area,
    do(change, actor) {
      const outcome = apply(change, actor);
      if (outcome.kind === 'refused') throw new Error(`refused: ${outcome.message}`);
      return outcome.made;
    },
    refusal(change, actor) {
      const outcome = apply(change, actor);
      return outcome.kind === 'refused' ? outcome.message : null;
    },
    put(a1, input, actor) {
      const inputs = Array.isArray(input) ? { each: input } : { all: input as Input };
      file.do({ kind: 'enter', area: area(a1), inputs }, actor);
    },
    rule: (a1, rule) => void file.do({ kind: 'rule', area: area(a1), rules: { all: rule } }),
    cell: (a1) => cellAt(sheet(), area(a1).row, area(a1).column),
    value: (a1) => readValues(sheet(), area(a1), reading())[0]?.[0],
    values: (a1) => readValues(sheet(), area(a1), reading()),
    shown: (a1) => readDisplay(sheet(), area(a1), reading())[0]?.[0],
    formula: (a1) => file.cell(a1).formula,
    dump: () => dump(workbook.current()),
  };
  return file;
}

/** A file whose first tab holds a table from A1 on. */
export function fileWith(
  table: readonly (readonly Input[])[],
  options: WorkbookOptions = {},
): TestFile {
  const file = testFile(options);
  const area = { row: 1, column: 1, rows: table.length, columns: table[0]?.length ?? 1 };
  file.do({ kind: 'enter', area, inputs: { each: table } });
  return file;
}

/** First column of the first rows. */
export function columnA(file: TestFile, rows: number): unknown[] {
  return file.values(`A1:A${rows}`).map(([value]) => value);
}
