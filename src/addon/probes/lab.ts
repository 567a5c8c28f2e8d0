/**
 * Where probes do their experiments: hidden scratch tabs that are removed at the end, also after a
 * failure. Those of a check that Google cut off are removed by the next one.
 *
 * Promises: nothing of the user's is touched. Must not know: any probe.
 */
import type { Store } from '../../core/ports';
import { freeName } from '../hidden-sheet';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;

export interface Lab {
  readonly spreadsheet: Spreadsheet;
  /** The scratch tab that all probes share. */
  readonly sheet: Sheet;
  /** The first row of `count` rows that no probe has used; what is further down is free, too. */
  rows(count: number): number;
  /** Cells in fresh rows of the shared tab, from column A. */
  area(rows: number, columns: number): Range;
  /** A further scratch tab, empty. */
  freshTab(): Sheet;
  /** Takes over a tab that an experiment made, to remove it with the others. */
  adopt(sheet: Sheet): Sheet;
  /** The result of an experiment that several probes share; it is made only once. */
  once<T>(experiment: (lab: Lab) => T): T;
}

/** What a probe runs that tells one of the readings of an experiment that gives several. */
export function partOf<Name extends string>(
  experiment: (lab: Lab) => Readonly<Record<Name, string>>,
  name: NoInfer<Name>,
) {
  return (lab: Lab): string => lab.once(experiment)[name];
}

/** Document property: ids of the scratch tabs that exist. */
const SCRATCH = 'platform.scratch';

/** Gives `work` a laboratory, and takes it down afterwards. */
export function withLab<T>(spreadsheet: Spreadsheet, store: Store, work: (lab: Lab) => T): T {
  removeTabs(spreadsheet, JSON.parse(store.all()[SCRATCH] ?? '[]') as number[]);
  const ids: number[] = [];
  const adopt = (sheet: Sheet): Sheet => {
    ids.push(sheet.getSheetId());
    store.set(SCRATCH, JSON.stringify(ids));
    return sheet;
  };
  try {
    return work(createLab(spreadsheet, adopt));
  } finally {
    removeTabs(spreadsheet, ids);
    store.remove(SCRATCH);
  }
}

function createLab(spreadsheet: Spreadsheet, adopt: Lab['adopt']): Lab {
  const freshTab = () => adopt(insertScratchTab(spreadsheet));
  const sheet = freshTab();
  const memo = new Map<unknown, Outcome>();
  let nextRow = 1;
  const rows = (count: number): number => {
    const first = nextRow;
    nextRow += count;
    return first;
  };
  const lab: Lab = {
    spreadsheet,
    sheet,
    rows,
    area: (height, width) => sheet.getRange(rows(height), 1, height, width),
    freshTab,
    adopt,
    once<T>(experiment: (lab: Lab) => T): T {
      const outcome = memo.get(experiment) ?? outcomeOf(() => experiment(lab));
      memo.set(experiment, outcome);
      if (outcome.kind === 'threw') throw outcome.error;
      return outcome.value as T;
    },
  };
  return lab;
}

type Outcome =
  | { readonly kind: 'made'; readonly value: unknown }
  | { readonly kind: 'threw'; readonly error: unknown };

function outcomeOf(make: () => unknown): Outcome {
  try {
    return { kind: 'made', value: make() };
  } catch (error) {
    return { kind: 'threw', error };
  }
}

/** The user stays on the tab where they are. */
function insertScratchTab(spreadsheet: Spreadsheet): Sheet {
  const active = spreadsheet.getActiveSheet();
  const name = freeName(spreadsheet, 'Opportunity Sheets check');
  const sheet = spreadsheet.insertSheet(name, spreadsheet.getNumSheets());
  sheet.hideSheet();
  if (active) spreadsheet.setActiveSheet(active, true);
  return sheet;
}

function removeTabs(spreadsheet: Spreadsheet, ids: readonly number[]): void {
  for (const id of ids) {
    const sheet = spreadsheet.getSheetById(id);
    if (sheet) spreadsheet.deleteSheet(sheet);
  }
}
