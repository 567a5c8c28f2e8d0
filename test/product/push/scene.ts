/** A small tab with one row in the focus of a test. */
import type { Reply } from '../../../src/protocol/replies';
import { type Desk, openDesk, plainDeals } from '../bad-input/tab';

export interface Scene extends Desk {
  readonly id: string;
  mark(): string;
}

export function scene(options: Parameters<typeof openDesk>[1] = {}): Scene {
  const desk = openDesk(plainDeals(3), options);
  const [id = ''] = desk.deals;
  return { ...desk, id, mark: () => desk.marks().get(id) ?? 'no such row' };
}

/** Everything that can be chosen. */
export const pushAll = ({ product, tabId }: Scene) =>
  product.send(tabId, 'push', { choose: () => true });
export const refresh = ({ product, tabId }: Scene): Reply => product.refreshed(tabId);
