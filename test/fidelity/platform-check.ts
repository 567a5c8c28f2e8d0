/** Runs "Check this platform" of the built add-on in a fresh world, and reads the tab it wrote. */
import { createEditor, type Editor } from '../../src/host/driver/editor';
import { createInThreadRunner } from '../../src/host/driver/in-thread';
import type { ExecutionResult } from '../../src/host/driver/result';
import { projectOf } from '../../src/host/project-files';
import type { SheetDoubts } from '../../src/host/sheet/doubts';
import { createWorkbook, type WorkbookOptions } from '../../src/host/sheet/workbook';
import type { World } from '../../src/host/world/context';
import type { HostDoubts } from '../../src/host/world/doubts';
import { createWorld } from '../../src/host/world/world';
import { bundleFiles } from '../support/bundle';
import { MARIA } from '../support/script-host';

export interface CheckOptions {
  readonly sheetDoubts?: Partial<SheetDoubts>;
  readonly hostDoubts?: Partial<HostDoubts>;
  readonly workbook?: Omit<WorkbookOptions, 'doubts'>;
}

/** One line of the report. */
export interface ReportRow {
  readonly id: string;
  readonly expected: string;
  readonly observed: string;
  readonly same: string;
}

export interface PlatformCheck {
  readonly world: World;
  readonly editor: Editor;
  readonly result: ExecutionResult;
  readonly probes: readonly ReportRow[];
  /** ms by call. */
  readonly times: Readonly<Record<string, number>>;
}

const REPORT = 'Platform check';
const TIME = 'time of ';

export function openWorld(options: CheckOptions = {}): { world: World; editor: Editor } {
  const { sheetDoubts: doubts = {}, workbook, hostDoubts = {} } = options;
  const project = projectOf(bundleFiles());
  const world = createWorld({
    project,
    doubts: hostDoubts,
    workbook: createWorkbook({ owner: MARIA, doubts, ...workbook }),
  });
  const editor = createEditor(world, createInThreadRunner(world, project.scripts));
  editor.openDocument(MARIA);
  return { world, editor };
}

/** One check in a fresh world. */
export function checkPlatform(options: CheckOptions = {}): PlatformCheck {
  const { world, editor } = openWorld(options);
  const result = editor.clickMenu(MARIA, 'Check this platform');
  const rows = reportRows(world);
  const times = rows.filter(({ id }) => id.startsWith(TIME));
  return {
    world,
    editor,
    result,
    probes: rows.filter(({ id }) => !id.startsWith(TIME)),
    times: Object.fromEntries(
      times.map((row) => [row.id.slice(TIME.length), Number(row.observed)]),
    ),
  };
}

/** What was observed, by probe. */
export function readingsOf(rows: readonly ReportRow[]): Readonly<Record<string, string>> {
  return Object.fromEntries(rows.map(({ id, observed }) => [id, observed]));
}

/** Of the first report in the file: the line above the columns, their heads, and the rest. */
export function reportLines({ workbook }: World): readonly (readonly string[])[] {
  const sheet = workbook.current().sheets.find(({ name }) => name === REPORT);
  if (sheet === undefined) throw new Error('the check left no report');
  const view = workbook.view();
  const text = (row: number, column: number): string =>
    String(view.value(sheet, row, column) ?? '');
  const { row: height, column: width } = view.end(sheet);
  return Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (__, x) => text(y + 1, x + 1)),
  );
}

/** The lines about probes and times, of the first report in the file. */
export function reportRows(world: World): readonly ReportRow[] {
  return reportLines(world)
    .slice(2)
    .map(([id = '', expected = '', observed = '', same = '']) => {
      return { id, expected, observed, same };
    });
}
