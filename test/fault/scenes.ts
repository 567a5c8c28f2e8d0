/**
 * A small linked tab just before a refresh that has something to do, to be disturbed again and
 * again: `reset` sets file and properties back (a pull changes nothing in the CRM) and lets the
 * CRM's minute pass.
 */

import { sandboxKeys } from '../../src/host/sandbox/trustpager/keys';
import type { SheetDoubts } from '../../src/host/sheet/doubts';
import type { Value } from '../../src/host/sheet/model';
import { MARIA, openProduct, type Product } from '../support/product';
import { columnOf, pictureOf, rowOf } from './picture';

/** A cell that the person has changed, and that differs from the CRM and from what was agreed. */
export interface Edit {
  readonly id: string;
  readonly title: string;
  readonly value: Value;
}

export interface Scene {
  readonly product: Product;
  readonly tabId: number;
  readonly edits: readonly Edit[];
  reset(): void;
}

export const sceneNames = ['first pull', 'changes in the CRM', 'edits and a conflict'] as const;
export type SceneName = (typeof sceneNames)[number];

export interface SceneOptions {
  readonly records?: number;
  readonly doubts?: Partial<SheetDoubts>;
  readonly language?: 'en' | 'de';
}

/** Title of a column that belongs to the person. */
export const OWN = 'My remarks';
export const TOTAL = 'Total';

export function openScene(name: SceneName, options: SceneOptions = {}): Scene {
  const { records = 14, doubts = {}, language = 'en' } = options;
  return prepared(name, openProduct({ records, language, sheetDoubts: doubts }));
}

/** The scene in a product of the caller's own making. */
export function prepared(name: SceneName, product: Product): Scene {
  const tabId = product.link();
  if (name === 'first pull') return { product, tabId, edits: [], reset: setsBack(product) };
  product.refreshed(tabId);
  addOwnThings(product, tabId);
  const edits = name === 'changes in the CRM' ? [] : edit(product, tabId);
  workInCrm(product);
  return { product, tabId, edits, reset: setsBack(product) };
}

/** Remembers file and properties as they are now; the returned function brings them back. */
export function setsBack({ world }: Product): () => void {
  const { workbook, properties, caches, clock, users } = world;
  const book = workbook.current();
  const names = ['document', ...users.all().map(({ email }) => `user:${email}`)];
  const kept = names.map((name) => {
    const store = properties.of(name);
    return { store, values: store.all() };
  });
  return () => {
    workbook.restore(book);
    for (const { store, values } of kept) store.setAll(values, true);
    caches.evictAll();
    clock.advance(61_000);
  };
}

/** A column between ours, a note, and a total below the records. */
function addOwnThings(product: Product, tabId: number): void {
  const at = 1 + columnOf(pictureOf(product, tabId), 'Currency');
  product.does({
    kind: 'insert',
    sheetId: tabId,
    dimension: 'columns',
    at,
    count: 1,
    like: 'after',
  });
  const records = pictureOf(product, tabId).slice(1);
  const enter = (row: number, column: number, text: string) =>
    product.does({
      kind: 'enter',
      sheetId: tabId,
      area: { row, column, rows: 1, columns: 1 },
      inputs: { all: text },
    });
  enter(1, at, OWN);
  for (const [index, row] of records.entries()) {
    enter(index + 2, at, `mine ${String(row[1]?.value)}`);
  }
  const below = records.length + 3;
  enter(below, 3, TOTAL);
  enter(below, at - 1, `=SUM(${letter(at - 1)}2:${letter(at - 1)}${records.length + 1})`);
  product.does({
    kind: 'note',
    sheetId: tabId,
    area: { row: 3, column: 3, rows: 1, columns: 1 },
    notes: { all: 'call her' },
  });
}

function letter(column: number): string {
  return String.fromCharCode(64 + column);
}

/** Three changed records, two new ones. */
function workInCrm(product: Product): void {
  const { colleague } = product.trustpager;
  const stage = product.pipeline.stages[1]?.id;
  const [first, second, third, fourth] = product.listed();
  if (!first || !second || !third || !fourth || !stage) throw new Error('the CRM is too small');
  colleague.edit(first.id, { value: 4321, name: '=1+1 is what it says' });
  colleague.edit(second.id, { name: 'Renamed by a colleague' });
  colleague.edit(fourth.id, { value: 777 });
  colleague.create({ name: 'New one', value: 10 }, stage);
  colleague.create({ name: '+49 new two', notes: '007' }, stage);
}

/** One edit of the person alone, one against the CRM's, one that agrees with the CRM. */
function edit(product: Product, tabId: number): readonly Edit[] {
  const [first, , third, fourth] = product.listed();
  if (!first || !third || !fourth) throw new Error('the CRM is too small');
  const edits: readonly Edit[] = [
    { id: first.id, title: 'Value', value: 99 },
    { id: third.id, title: 'Name', value: 'My name for it' },
  ];
  for (const each of [...edits, { id: fourth.id, title: 'Value', value: 777 }]) {
    enterAt(product, tabId, each);
  }
  return edits;
}

export function enterAt(product: Product, tabId: number, { id, title, value }: Edit): void {
  const picture = pictureOf(product, tabId);
  product.does({
    kind: 'enter',
    sheetId: tabId,
    area: {
      row: rowOf(picture, id) + 1,
      column: columnOf(picture, title) + 1,
      rows: 1,
      columns: 1,
    },
    inputs: { all: String(value) },
  });
}

/** Connects another user with the key that reads only opportunities and pipelines. */
export function connectReader(product: Product, user: string): void {
  const reply = product.ask(
    { kind: 'connect', provider: 'trustpager', key: sandboxKeys.readOnly },
    user,
  );
  if (reply.kind !== 'connected') throw new Error(JSON.stringify(reply));
}

export { MARIA };
