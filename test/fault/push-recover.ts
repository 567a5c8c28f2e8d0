/**
 * What a person does after trouble while something was sent: waits, refreshes, sends what the preview
 * offers, lets the quarantine pass, tries once more what failed.
 */
import { MARIA } from '../support/product';
import { miscounted, type SendEnd, sendOffered } from './push-person';
import type { SendScene } from './push-scene';

/** Longer than anybody's lease, and than the CRM's minute. */
export const LEASE_OVER_MS = 180_000;
/** Longer than a creation stays in doubt. */
export const QUARANTINE_OVER_MS = 16 * 60_000;

/** Returns what did not go well. `first`: what the person does first. */
export function recover(scene: SendScene, first: 'refresh' | 'send'): readonly string[] {
  const { product, tabId, action } = scene;
  const { clock } = product.world;
  const wrong: string[] = [];
  const refresh = () => {
    clock.advance(61_000);
    const reply = product.refresh(tabId);
    if (reply.kind !== 'refreshed') wrong.push(`a refresh failed: ${JSON.stringify(reply)}`);
  };
  const send = (retry: boolean) => {
    clock.advance(61_000);
    wrong.push(...unfinished(sendOffered(product, { tabId, action, retry })));
  };
  clock.advance(LEASE_OVER_MS);
  if (first === 'refresh') refresh();
  send(false);
  clock.advance(QUARANTINE_OVER_MS);
  refresh();
  send(false);
  send(true);
  refresh();
  return wrong;
}

/** The same where nothing can be in doubt, but new rows may stand anywhere in `block`. */
export function settleDown(
  scene: SendScene,
  block: () => { readonly first: number; readonly last: number },
): readonly string[] {
  const { product, tabId, action } = scene;
  const { clock } = product.world;
  const wrong: string[] = [];
  const refresh = () => {
    clock.advance(LEASE_OVER_MS);
    const reply = product.refresh(tabId);
    if (reply.kind !== 'refreshed') wrong.push(`a refresh failed: ${JSON.stringify(reply)}`);
  };
  refresh();
  const { first, last } = block();
  const area = { row: first, column: 1, rows: last - first + 1, columns: 1 };
  product.world.select(MARIA, { sheetId: tabId, area });
  wrong.push(...unfinished(sendOffered(product, { tabId, action, choice: 'selected' })));
  refresh();
  return wrong;
}

function unfinished(end: SendEnd): readonly string[] {
  if (end.kind === 'failed') return [`sending failed: ${end.message}`];
  return [...(end.left === 0 ? [] : [`${end.left} left`]), ...miscounted(end)];
}
