/** The settings of a linked tab as a person sees and changes them, through the sidebar's door. */
import type { Reply } from '../../../src/protocol/replies';
import type { Request } from '../../../src/protocol/requests';
import type { Product } from '../../support/product';

export type Settings = Extract<Reply, { kind: 'settings' }>;
export type Wish = Partial<Omit<Extract<Request, { kind: 'changeSettings' }>, 'kind' | 'tabId'>>;

export function settingsOf(product: Product, tabId: number, user?: string): Settings {
  const reply = product.ask({ kind: 'settings', tabId }, user);
  if (reply.kind !== 'settings') throw new Error(JSON.stringify(reply));
  return reply;
}

/** The same settings but for what is wished. */
export function changeRequest(
  product: Product,
  tabId: number,
  wish: Wish,
): Extract<Request, { kind: 'changeSettings' }> {
  const { columns, filters, marker } = settingsOf(product, tabId);
  const now = { columns: columns.map(({ key }) => key), filters, marker, letGo: 0 };
  return { kind: 'changeSettings', tabId, ...now, ...wish };
}

/** A change that has to work; what there is to know about it. */
export function change(product: Product, tabId: number, wish: Wish): readonly string[] {
  const reply = product.ask(changeRequest(product, tabId, wish));
  if (reply.kind !== 'settingsChanged') throw new Error(JSON.stringify(reply));
  return reply.remarks;
}

/** The first row of a tab. */
export function titlesOf(product: Product, tabId: number): readonly unknown[] {
  return product.cells(tabId)[0] ?? [];
}
