/** A tab that is linked to any of the CRMs, and what a person does in it, for tests of all CRMs. */
import type { ProviderId } from '../../../src/core/model';
import { must } from '../../../src/host/sandbox/assume';
import type { Value } from '../../../src/host/sheet/model';
import { DEFAULT_USER } from '../../../src/host/world/world';
import type { CrmPlace } from '../../support/crms/place';
import { MARIA, openProduct, type Product, type ProductOptions } from '../../support/product';

export const BEN = 'ben@example.com';
export const BOTH = [DEFAULT_USER, { email: BEN, locale: 'en_US', rights: 'editor' }] as const;

/** Longer than a lease, a CRM's pace, and the lag of a list. */
export const SOON_MS = 180_000;
/** Longer than a creation stays in doubt. */
export const LATER_MS = 16 * 60_000;

export interface Desk {
  readonly product: Product;
  readonly crm: CrmPlace;
  readonly tabId: number;
  /** Row (from 1) of the record with this id, or of the new row with this text. */
  rowOf(idOrText: string): number;
  shown(row: number, title: string): Value;
  /** Types a text into a cell. */
  types(row: number, title: string, text: string, user?: string): void;
  /** Types new rows directly below the last one; returns the first one's number. */
  adds(texts: readonly string[]): number;
  /** Lets time pass, then refreshes. */
  refreshes(waitMs?: number): void;
  /** Texts of the records' column, by ID. */
  texts(): ReadonlyMap<string, Value>;
}

/** Opens a tab that has been refreshed once. */
export function openDesk(provider: ProviderId, options: ProductOptions = {}): Desk {
  const product = openProduct({ crm: provider, records: 12, ...options });
  const { crm } = product;
  // What the place has just put into the CRM is in every list by then.
  product.world.clock.advance(SOON_MS);
  const tabId = product.link({ columns: [...crm.columns] });
  product.refreshed(tabId);
  return deskAt(product, tabId);
}

export function deskAt(product: Product, tabId: number): Desk {
  const { crm } = product;
  const column = (title: string) => {
    const at = titlesOf(product, tabId).indexOf(title);
    if (at < 0) throw new Error(`there is no column ${title}`);
    return at + 1;
  };
  const shown: Desk['shown'] = (row, title) =>
    product.cells(tabId)[row - 1]?.[column(title) - 1] ?? null;
  const rowOf: Desk['rowOf'] = (wanted) => {
    const at = [column('ID') - 1, column(crm.text.title) - 1];
    const row = product.cells(tabId).findIndex((cells) => at.some((c) => cells[c] === wanted));
    if (row < 0) throw new Error(`there is no row ${wanted}`);
    return row + 1;
  };
  const types: Desk['types'] = (row, title, text, user = MARIA) => {
    const area = { row, column: column(title), rows: 1, columns: 1 };
    product.does({ kind: 'enter', sheetId: tabId, area, inputs: { each: [[text]] } }, user);
  };
  return {
    product,
    crm,
    tabId,
    rowOf,
    shown,
    types,
    adds(texts) {
      const first = product.cells(tabId).length + 1;
      for (const [at, text] of texts.entries()) {
        for (const [title, cell] of Object.entries(crm.newRow(text)))
          types(first + at, title, cell);
      }
      return first;
    },
    refreshes(waitMs = SOON_MS) {
      product.world.clock.advance(waitMs);
      product.refreshed(tabId);
    },
    texts() {
      const [id, text] = [column('ID') - 1, column(crm.text.title) - 1];
      const rows = product.cells(tabId).slice(1);
      return new Map(rows.map((cells) => [String(cells[id] ?? ''), cells[text] ?? null]));
    },
  };
}

function titlesOf(product: Product, tabId: number): readonly string[] {
  return must(product.cells(tabId)[0], 'a row of titles').map(String);
}

/** A colleague with the file open and an own connection. */
export function colleagueAt(product: Product): void {
  const { crm } = product;
  const reply = product.ask({ kind: 'connect', provider: crm.provider, key: crm.keys.full }, BEN);
  if (reply.kind !== 'connected') throw new Error(JSON.stringify(reply));
}
