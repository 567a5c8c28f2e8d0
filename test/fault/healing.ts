/**
 * What must hold after trouble: refreshes until the tab is at rest, then a comparison with the tab
 * of an undisturbed run. Violations are sentences, so that a failure names its place.
 */
import { runKey } from '../../src/core/run-record';
import type { Row } from '../../src/host/sheet/model';
import type { Product } from '../support/product';
import {
  columnOf,
  type Difference,
  differences,
  idsIn,
  type Picture,
  pictureOf,
  rowOf,
} from './picture';
import type { Edit, Scene } from './scenes';

const REFRESHES_MAX = 3;

/** Refreshes until the tab is as `expected`, or stays as it is. Returns what did not go well. */
export function heal(scene: Scene, expected: Picture): readonly string[] {
  const { product, tabId } = scene;
  let before: Picture | null = null;
  for (let round = 1; round <= REFRESHES_MAX; round++) {
    pauseForPace(product);
    const reply = product.refresh(tabId);
    if (reply.kind !== 'refreshed') return [`refresh ${round} failed: ${JSON.stringify(reply)}`];
    const now = pictureOf(product, tabId);
    if (differences(now, expected).length === 0) return [];
    if (before !== null && differences(now, before).length === 0) return [];
    before = now;
  }
  return [`not at rest after ${REFRESHES_MAX} refreshes`];
}

/** The CRM counts requests by the minute, and a cut run may not have noted its own. */
export function pauseForPace({ world }: Product): void {
  world.clock.advance(61_000);
}

/** What is wrong with a tab at rest, compared with the undisturbed one. */
export function violations(scene: Scene, expected: Picture): readonly string[] {
  const { product, tabId, edits } = scene;
  const picture = pictureOf(product, tabId);
  const ids = idsIn(picture);
  return [
    ...(new Set(ids).size === ids.length ? [] : ['an ID stands in more than one row']),
    ...firstOf(differences(picture, expected).filter((each) => !isDoubt(each, { picture, edits }))),
    ...leftovers(product, tabId),
  ];
}

/**
 * Everything that the next run can see of the former ones, as one text; moments left out. What
 * heals from one state heals from the same state again, so each needs to be healed only once.
 */
export function stateOf({ world }: Product): string {
  const { workbook, properties } = world;
  const kept = JSON.stringify(properties.of('document').all());
  const moments = /\b(sinceMs|atMs)\W+\d+/g;
  const tabs = workbook.current().sheets.map(({ rows, ...rest }) => {
    return `${JSON.stringify(rest)} ${rows.map(numberOf).join()}`;
  });
  return `${kept.replace(moments, '')} ${tabs.join(' ')}`;
}

const numbers = new Map<string, number>();
const numbersOfRows = new WeakMap<Row, number>();

/** Equal rows have equal numbers. Rows are never changed, so each is looked at only once. */
function numberOf(row: Row): number {
  const known = numbersOfRows.get(row);
  if (known !== undefined) return known;
  const text = JSON.stringify(row);
  const number = numbers.get(text) ?? numbers.size;
  numbers.set(text, number);
  numbersOfRows.set(row, number);
  return number;
}

/** What a run leaves behind besides the tab: flags, locks, effects in the CRM. */
export function leftovers(product: Product, tabId: number): readonly string[] {
  const { properties, locks } = product.world;
  const record = properties.of('document').get(runKey(tabId)) ?? '{}';
  const { writing, lease } = JSON.parse(record) as { writing?: boolean; lease?: object | null };
  return [
    ...(writing ? ['the writing flag is still set'] : []),
    ...(lease ? ['the lease is still held'] : []),
    ...(locks.holderOf('document') === null ? [] : ['the document lock is held']),
    ...(crmWrites(product) === 0 ? [] : ['the add-on wrote to the CRM']),
  ];
}

/** Requests of the add-on that changed anything in the CRM. */
export function crmWrites({ trustpager }: Product): number {
  return trustpager.ledger.requests().filter(({ effects }) => effects.length > 0).length;
}

/**
 * The one difference that a cut write leaves (RN1): where a cell holds neither the CRM's value nor
 * the remembered one, the row says "● Check" with that column, and the cell's note explains it.
 */
function isDoubt(
  { row, column, is, should }: Difference,
  { picture, edits }: { readonly picture: Picture; readonly edits: readonly Edit[] },
): boolean {
  if (!is || !should) return false;
  const own = edits.filter(({ id }) => rowOf(picture, id) === row);
  if (column === columnOf(picture, 'Sync')) {
    const named = /^● Check: (.*)$/.exec(String(is.value))?.[1]?.split(', ') ?? [];
    return named.length > 0 && named.every((title) => own.some((edit) => edit.title === title));
  }
  const doubted = own.some(({ title }) => columnOf(picture, title) === column);
  return doubted && is.value === should.value && is.note.includes('cut short');
}

/** One moved row makes every cell below it differ: the first says it. */
function firstOf(found: readonly Difference[]): readonly string[] {
  const [first] = found;
  return first ? [`${found.length} cells differ, the first: ${differenceText(first)}`] : [];
}

function differenceText({ row, column, is, should }: Difference): string {
  return `R${row + 1}C${column + 1}: ${JSON.stringify(is)} instead of ${JSON.stringify(should)}`;
}

export interface Undisturbed {
  readonly picture: Picture;
  /** Numbers of the calls that touch the world: dying at a handle is dying at the next of these. */
  readonly calls: readonly number[];
}

/** A refresh that nothing disturbs. */
export function undisturbed(scene: Scene): Undisturbed {
  const { product, tabId, reset } = scene;
  reset();
  const calls: number[] = [];
  const stop = product.world.faults.add(({ n, kind }) => {
    if (kind !== 'handle' && kind !== 'local') calls.push(n);
    return null;
  });
  product.refreshed(tabId);
  stop();
  return { picture: pictureOf(product, tabId), calls };
}
