/** Pushes of more rows than the CRM takes a minute, begun and not yet ended. */
import { sandboxKeys } from '../../../src/host/sandbox/trustpager/keys';
import { MARIA } from '../../support/product';
import { digestsOf } from '../../support/sending';
import { BEN, BOTH, type Desk, openDesk, plainDeals } from '../bad-input/tab';
import { fillColumn } from './watch';

/** A tab in which every name was changed. */
export function renamed(count: number, options: Parameters<typeof openDesk>[1] = {}): Desk {
  const desk = openDesk(plainDeals(count), options);
  fillColumn(desk, 'Name', (id) => `New ${id}`);
  return desk;
}

/** A colleague is at hand with the same key. */
export function withBen(): Desk {
  const desk = renamed(70, { users: BOTH });
  const { product } = desk;
  product.ask({ kind: 'connect', provider: 'trustpager', key: sandboxKeys.full }, BEN);
  // What one key may send a minute is shared, and neither knows of the other.
  product.world.clock.advance(61_000);
  return desk;
}

/** The first step of a run, with what its next one takes. */
export function begin({ product, tabId }: Desk, user: string = MARIA) {
  const confirmed = [...digestsOf(product.preview(tabId, 'push'))];
  const order = {
    kind: 'send',
    tabId,
    action: 'push',
    confirmed,
    silent: true,
    retry: false,
  } as const;
  const first = product.ask({ ...order, run: null, observedAtMs: null }, user);
  if (first.kind !== 'progress') throw new Error(JSON.stringify(first));
  const { run, observedAtMs } = first;
  return { first, next: { ...order, run, observedAtMs } };
}
