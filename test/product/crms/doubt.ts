/**
 * Rows of which nobody knows whether they were created, and how a person gets on with them: by what
 * the CRM's own book says, never by what the add-on says.
 */
import type { ProviderId } from '../../../src/core/model';
import { requestsOn, timesCreated } from '../../support/crms/place';
import type { ProductOptions } from '../../support/product';
import { digestsOf } from '../../support/sending';
import { type Desk, LATER_MS, SOON_MS } from './desk';

/** What the documentation of each CRM leaves open about creating and finding. */
export const READINGS: Readonly<Record<ProviderId, readonly ProductOptions[]>> = {
  trustpager: [
    { trustpager: { switches: { idempotency: 'everywhere', idempotencyOtherBody: 'replay' } } },
    { trustpager: { switches: { idempotency: 'everywhere', idempotencyOtherBody: 'conflict' } } },
    { trustpager: { switches: { idempotency: 'ignored' } } },
  ],
  octolane: [
    {},
    { octolane: { switches: { bulkData: 'list' } } },
    { octolane: { switches: { bulkData: 'createdErrors', createData: 'empty' } } },
    { octolane: { switches: { duplicateCreate: 'merged' } } },
  ],
  close: [{}, { close: { switches: { listOrder: 'id', skipMax: 250 } } }],
  lightfield: [
    {},
    { lightfield: { switches: { keptAnswers: 'exceptServerErrors', indexLagMs: 60_000 } } },
    { lightfield: { switches: { errorForm: 'flat', unsetFields: 'absent', indexLagMs: 0 } } },
  ],
};

/** Sends whatever is taken for new, then whatever can be tried once more. */
export function insists({ product, tabId }: Desk): void {
  product.send(tabId, 'create');
  const confirmed = digestsOf(product.preview(tabId, 'create', { retry: true }));
  if (confirmed.length > 0) product.send(tabId, 'create', { retry: true, confirmed });
}

/** Waits, refreshes and tries again until nothing is on its way any more. */
export function heals(desk: Desk): void {
  desk.refreshes(SOON_MS);
  desk.refreshes(LATER_MS);
  insists(desk);
  desk.refreshes(LATER_MS);
}

/** What must not be once all is settled: anything but one record of a row, which the row knows. */
export function violations(desk: Desk, texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) => {
    const times = timesCreated(desk.crm, text);
    const mark = String(desk.shown(desk.rowOf(text), 'Sync') ?? '');
    const id = desk.shown(desk.rowOf(text), 'ID');
    const isRecord = desk.crm.records().some((row) => row.id === id && row.text === text);
    const isTold = times === 1 && isRecord && mark === '';
    return [
      ...(times > 1 ? [`${text} was created ${times} times`] : []),
      ...(isTold ? [] : [`${text}, created ${times} times, says "${mark}"`]),
    ];
  });
}

/** How many requests to create were sent since. */
export function attempts({ crm }: Desk, from: number): number {
  return requestsOn(crm, crm.creates, from).length;
}

export function placeInBook({ crm }: Desk): number {
  return crm.sandbox.ledger.entries().length;
}

let rows = 0;

/** Four texts that no row has had. */
export function fresh(): readonly string[] {
  rows += 4;
  return [1, 2, 3, 4].map((n) => `Deal number ${rows + n}`);
}
