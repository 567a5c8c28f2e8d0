/**
 * A linked tab just before something is sent from it: ten edited rows, or ten new ones, a
 * colleague at work, own things of the person. `reset` sets file, properties and CRM back, so that
 * the same can be disturbed again and again.
 */
import { must } from '../../src/host/sandbox/assume';
import type { Opportunity } from '../../src/host/sandbox/trustpager/records';
import { openProduct, type Product, type ProductOptions } from '../support/product';
import { columnOf, pictureOf, rowOf } from './picture';
import { OWN, setsBack, TOTAL } from './scenes';

/** Few columns make quick runs. */
const COLUMNS = ['name', 'status', 'stage', 'value', 'tags', 'notes'] as const;

export type Action = 'push' | 'create';

/** A cell of a record that the person has changed. */
export interface WantedEdit {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /**
   * `good`: the CRM has it in the end. `bad`: it is named on its cell and never sent. `conflict`: a
   * colleague has changed the same, and that stays.
   */
  readonly end: 'good' | 'bad' | 'conflict';
}

/** A row below the records. */
export interface WantedRow {
  readonly name: string;
  readonly end: 'good' | 'bad';
  /** Title of the column that is wrong. */
  readonly wrong: string;
}

export interface SendScene {
  readonly product: Product;
  readonly tabId: number;
  readonly action: Action;
  readonly edits: readonly WantedEdit[];
  readonly rows: readonly WantedRow[];
  /** Records of the tab as they were when it was read, untouched ones included. */
  readonly before: ReadonlyMap<string, Opportunity>;
  /** What somebody did meanwhile. */
  readonly meddling?: Meddling;
  reset(): void;
}

/** Things that a judge must not expect any more. */
export interface Meddling {
  /** Names that were typed meanwhile. */
  readonly names?: readonly string[];
  /** Own remarks of rows that were changed, copied or deleted. */
  readonly remarks?: readonly string[];
  /** An ID may stand in two rows. */
  readonly copies?: true;
}

export function openSendScene(action: Action, options: ProductOptions = {}): SendScene {
  return preparedFor(action, openProduct({ records: 16, ...options }));
}

/** The scene in a product of the caller's own making. */
export function preparedFor(action: Action, product: Product): SendScene {
  const tabId = product.link({ columns: [...COLUMNS] });
  product.refreshed(tabId);
  const before = new Map(product.listed().map((row) => [row.id, row]));
  addOwnThings(product, tabId);
  startLog(product, tabId);
  const edits = action === 'push' ? editTen(product, tabId) : [];
  const rows = action === 'create' ? addTen(product, tabId) : [];
  return { product, tabId, action, edits, rows, before, reset: checkpoint(product) };
}

/** Remembers file, properties and CRM as they are now; the returned function brings them back. */
export function checkpoint(product: Product): () => void {
  const backInFile = setsBack(product);
  const backInCrm = setsCrmBack(product);
  return () => {
    backInCrm();
    backInFile();
  };
}

/** The first run of a file makes the log of runs; later ones have it. */
function startLog(product: Product, tabId: number): void {
  const answers = { run: null, confirmed: [], observedAtMs: null, silent: true, retry: false };
  const reply = product.ask({ kind: 'send', tabId, action: 'push', ...answers });
  if (reply.kind !== 'progress') throw new Error(JSON.stringify(reply));
}

/** The sandbox has no memory of its own past: its rows are put back one by one. */
function setsCrmBack({ trustpager }: Product): () => void {
  const workspace = trustpager.workspace();
  const { opportunities, approvals } = workspace;
  const rows = opportunities.values();
  const credits = workspace.creditsRemaining;
  return () => {
    trustpager.clearFaults();
    for (const { id } of opportunities.values()) opportunities.remove(id);
    for (const row of rows) opportunities.put(row);
    for (const { id } of approvals.values()) approvals.remove(id);
    workspace.creditsRemaining = credits;
  };
}

type Typing = (row: number, title: string, text: string) => void;

/** Types into the cell of a row (from 1) under a title. */
export function typist(product: Product, tabId: number): Typing {
  return (row, title, text) => {
    const column = columnOf(pictureOf(product, tabId), title) + 1;
    if (column === 0) throw new Error(`no column ${title}`);
    const area = { row, column, rows: 1, columns: 1 };
    product.does({ kind: 'enter', sheetId: tabId, area, inputs: { all: text } });
  };
}

/** What the own column says beside a record or a new row, and what tells it wherever it goes. */
export function remarkOf(subject: string): string {
  return `mine ${subject}`;
}

/** A column on the right, and a total that does not touch the records. */
function addOwnThings(product: Product, tabId: number): void {
  const picture = pictureOf(product, tabId);
  const column = (picture[0]?.length ?? 0) + 1;
  const put = (row: number, at: number, text: string) => {
    const area = { row, column: at, rows: 1, columns: 1 };
    product.does({ kind: 'enter', sheetId: tabId, area, inputs: { all: text } });
  };
  put(1, column, OWN);
  for (const [index, row] of picture.slice(1).entries()) {
    put(index + 2, column, remarkOf(String(row[1]?.value)));
  }
  const below = picture.length + 13;
  put(below, columnOf(picture, 'Name') + 1, TOTAL);
  put(below, columnOf(picture, 'Value') + 1, '=SUM(F2:F10)');
}

function editTen(product: Product, tabId: number): readonly WantedEdit[] {
  const type = typist(product, tabId);
  const picture = pictureOf(product, tabId);
  const ids = picture.slice(1, 13).map((row) => String(row[1]?.value));
  const id = (n: number) => must(ids[n - 1], 'there are enough records');
  const stage = (n: number) => stageFor(product, id(n));
  const edits: readonly WantedEdit[] = [
    { id: id(1), title: 'Name', text: 'First renamed', end: 'good' },
    { id: id(2), title: 'Name', text: '007', end: 'good' },
    { id: id(3), title: 'Stage', text: stage(3), end: 'good' },
    { id: id(4), title: 'Stage', text: stage(4), end: 'good' },
    { id: id(5), title: 'Tags', text: 'alpha, beta', end: 'good' },
    { id: id(6), title: 'Value', text: '777', end: 'good' },
    { id: id(7), title: 'Value', text: 'abc', end: 'bad' },
    { id: id(8), title: 'Name', text: 'Eighth renamed', end: 'good' },
    { id: id(8), title: 'Value', text: '888', end: 'good' },
    { id: id(9), title: 'Name', text: 'My name for it', end: 'conflict' },
    { id: id(10), title: 'Notes', text: 'Tenth noted', end: 'good' },
  ];
  for (const edit of edits) type(rowOf(picture, edit.id) + 1, edit.title, edit.text);
  product.trustpager.colleague.edit(id(9), { name: 'Their name for it' });
  product.trustpager.colleague.edit(id(11), { value: 31_415, name: 'Renamed by a colleague' });
  return edits;
}

/** Another stage of the pipeline than the record's, and none that sets the status. */
function stageFor(product: Product, id: string): string {
  const { pipeline } = product;
  const row = must(
    product.listed().find((each) => each.id === id),
    'the record is listed',
  );
  const card = row.placements.find(({ pipeline_id }) => pipeline_id === pipeline.id);
  const open = pipeline.stages.filter((one) => !one.is_won_stage && !one.is_lost_stage);
  return must(
    open.find((one) => one.id !== card?.stage_id),
    'there is another stage',
  ).name;
}

function addTen(product: Product, tabId: number): readonly WantedRow[] {
  const type = typist(product, tabId);
  const end = product.listed().length + 1;
  const open = product.pipeline.stages.filter((one) => !one.is_won_stage && !one.is_lost_stage);
  const rows = Array.from({ length: 10 }, (_, index): WantedRow => {
    const wrong = index === 1 ? 'Value' : index === 4 ? 'Stage' : '';
    return { name: `New deal ${index + 1}`, end: wrong === '' ? 'good' : 'bad', wrong };
  });
  for (const [index, { name, wrong }] of rows.entries()) {
    const row = end + 1 + index;
    const stage = must(open[index % open.length], 'there is a stage').name;
    type(row, 'Name', name);
    type(row, 'Value', wrong === 'Value' ? 'oops' : String(1_000 + index));
    if (wrong !== 'Stage') type(row, 'Stage', stage);
    type(row, OWN, remarkOf(name));
  }
  return rows;
}
