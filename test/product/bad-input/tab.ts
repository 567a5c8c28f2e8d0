/**
 * A linked tab as its readers see it: cells by the ID of their record and the title of their
 * column, wherever people have moved them. For judging from outside; knows nothing of the add-on.
 */
import type { Area } from '../../../src/host/sheet/area';
import type { Input } from '../../../src/host/sheet/change';
import { sheetDoubtCatalogue } from '../../../src/host/sheet/doubts';
import { cellAt } from '../../../src/host/sheet/grid';
import type { Cell, Sheet, Value } from '../../../src/host/sheet/model';
import { DEFAULT_USER } from '../../../src/host/world/world';
import type { Reply } from '../../../src/protocol/replies';
import { openProduct, type Product, type ProductOptions } from '../../support/product';

/** An editor of the file who is not its owner. */
export const BEN = 'ben@example.com';
export const BOTH = [DEFAULT_USER, { email: BEN, locale: 'en_US', rights: 'editor' }] as const;

/** Where a refused write may throw. */
export const SURFACES = sheetDoubtCatalogue.rejectionSurfaces.readings;

export type Surface = (typeof SURFACES)[number];

export const wholeColumn = (column: number): Area => ({ row: 1, column, rows: 1000, columns: 1 });

export type Deal = Parameters<Product['trustpager']['colleague']['create']>[0];

export interface TabView {
  readonly tabId: number;
  /** Number of the column with this title, in the first row that holds it. */
  column(title: string): number;
  /** Number of the first row with this ID. */
  row(id: string): number;
  value(id: string, title: string): Value;
  cell(id: string, title: string): Cell;
  /** A person types into a record's cell. */
  type(id: string, title: string, input: Input, user?: string): void;
  /** A person types into any cell. */
  typeAt(row: number, column: number, input: Input): void;
  /** Cells of the tab that hold a formula. */
  formulas(): readonly string[];
  /** IDs of the rows, top to bottom. */
  ids(): readonly string[];
  /** What the Sync column says, by ID. */
  marks(): ReadonlyMap<string, string>;
}

type Cells = readonly (readonly Value[])[];

export interface Desk extends TabView {
  readonly product: Product;
  /** IDs of the deals, in the order given. */
  readonly deals: readonly string[];
}

/** A linked and refreshed tab that shows exactly these opportunities. */
export function openDesk(deals: readonly Deal[], options: ProductOptions = {}): Desk {
  const product = openProduct({ records: 0, ...options });
  const made = createDeals(product, deals);
  const tabId = product.link();
  product.refreshed(tabId);
  return { product, deals: made, ...tabView(product, tabId) };
}

/** Opportunities of the default pipeline, in its first stage; their IDs. */
export function createDeals(product: Product, deals: readonly Deal[]): readonly string[] {
  const stageId = product.pipeline.stages[0]?.id;
  if (stageId === undefined) throw new Error('the pipeline has no stage');
  return deals.map((deal) => product.trustpager.colleague.create(deal, stageId));
}

/** So many plain deals, each with a value and a name of its own. */
export function plainDeals(count: number): readonly Deal[] {
  return Array.from({ length: count }, (_, n) => ({ name: `Deal ${n + 1}`, value: 100 + n }));
}

export function tabView(product: Product, tabId: number): TabView {
  const sheet = (): Sheet => product.sheet(tabId);
  const columnIn = (cells: Cells, title: string): number => {
    const found = cells.find((row) => row.includes(title));
    if (!found) throw new Error(`no column is titled ${title}`);
    return found.indexOf(title) + 1;
  };
  const rowIn = (cells: Cells, id: string): number => {
    const idColumn = columnIn(cells, 'ID');
    const at = cells.findIndex((row) => row[idColumn - 1] === id);
    if (at < 0) throw new Error(`no row has the ID ${id}`);
    return at + 1;
  };
  const column: TabView['column'] = (title) => columnIn(product.cells(tabId), title);
  const row: TabView['row'] = (id) => rowIn(product.cells(tabId), id);
  const typeAt = (at: { row: number; column: number }, input: Input, user?: string): void =>
    product.does(
      {
        kind: 'enter',
        sheetId: tabId,
        area: { ...at, rows: 1, columns: 1 },
        inputs: { all: input },
      },
      user,
    );
  return {
    tabId,
    column,
    row,
    value: (id, title) => product.world.workbook.view().value(sheet(), row(id), column(title)),
    cell: (id, title) => cellAt(sheet(), row(id), column(title)),
    type: (id, title, input, user) => typeAt({ row: row(id), column: column(title) }, input, user),
    typeAt: (atRow, atColumn, input) => typeAt({ row: atRow, column: atColumn }, input),
    formulas: () =>
      sheet().rows.flatMap(({ cells }) =>
        cells.flatMap((cell) => (cell && cell.formula !== '' ? [cell.formula] : [])),
      ),
    ids: () => {
      const cells = product.cells(tabId);
      const idColumn = columnIn(cells, 'ID');
      return cells
        .map((line) => line[idColumn - 1])
        .filter((id): id is string => typeof id === 'string' && id !== 'ID');
    },
    marks: () => {
      const cells = product.cells(tabId);
      const [idColumn, syncColumn] = [columnIn(cells, 'ID'), columnIn(cells, 'Sync')];
      return new Map(
        cells.map((line) => [String(line[idColumn - 1]), String(line[syncColumn - 1] ?? '')]),
      );
    },
  };
}

/** What a refresh that worked had to say. */
export function remarksOf(reply: Reply): string {
  if (reply.kind !== 'refreshed') throw new Error(JSON.stringify(reply));
  return reply.remarks.join('\n');
}

/** The message of a refusal; anything else fails the test. */
export function refusal(reply: Reply): string {
  if (reply.kind !== 'failed') throw new Error(`no refusal: ${JSON.stringify(reply)}`);
  return reply.message;
}

/** Does something, and tells whether every tab of the file is still the very same. */
export function leavesFileAlone(product: Product, work: () => void): boolean {
  const before = product.world.workbook.current().sheets;
  work();
  const after = product.world.workbook.current().sheets;
  return after.length === before.length && after.every((sheet, at) => sheet === before[at]);
}

/** Cells written into a tab by the last refresh, as the tab's own meter counted them. */
export function cellsWritten(product: Product, tabId: number): number {
  const { run } = product.call({ kind: 'refresh', tabId });
  if (run?.kind !== 'returned') throw new Error('the refresh did not come back');
  return run.execution?.meters.read().cellsWritten.get(tabId) ?? 0;
}
