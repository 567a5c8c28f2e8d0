/** Through the bundle: deleting is cut at any call, and loses its answers. */
import type { Fault } from '../../src/host/sandbox/faults';
import { faultAt } from '../../src/host/world/faults';
import { MARIA, openProduct, runOf } from '../support/product';
import { columnOf, pictureOf, rowOf } from './picture';
import { openEnds, requestsSince } from './push-judge';
import { confirmedOf, previewOf, type SendEnd, sendAll, stepRequest } from './push-person';
import { LEASE_OVER_MS } from './push-recover';
import { checkpoint } from './push-scene';

const product = openProduct({ records: 16 });
const tabId = product.link({ columns: ['name', 'status', 'stage', 'value'] });
product.refreshed(tabId);
const SELECTED = { row: 3, column: 1, rows: 3, columns: 1 };
const before = pictureOf(product, tabId);
const wanted = before.slice(2, 5).map((row) => String(row[1]?.value));
const reset = checkpoint(product);
const sending = { tabId, action: 'remove', choice: 'selected' } as const;

function select(): void {
  product.world.select(MARIA, { sheetId: tabId, area: SELECTED });
}

/** What the preview of the selected rows offers. */
function offered(): readonly string[] {
  select();
  const preview = previewOf(product, sending);
  if (typeof preview === 'string') throw new Error(preview);
  return confirmedOf(preview);
}

function removeOffered(): SendEnd {
  const confirmed = offered();
  return sendAll(product, sending, confirmed);
}

/** After what a person would do: only the selected are gone, and their rows say so. */
function violations(from: number): readonly string[] {
  const wrong: string[] = [];
  product.world.clock.advance(LEASE_OVER_MS);
  product.refreshed(tabId);
  const confirmed = offered();
  if (confirmed.length > 0) sendAll(product, sending, confirmed);
  product.world.clock.advance(61_000);
  product.refreshed(tabId);
  const effects = requestsSince(product, from).flatMap((request) => request.effects);
  for (const effect of effects) {
    const isWanted = effect.kind === 'deleted' && wanted.includes(effect.id);
    if (!isWanted) wrong.push(`the CRM saw ${JSON.stringify(effect)}`);
  }
  if (effects.length !== wanted.length) wrong.push(`${effects.length} were deleted`);
  const picture = pictureOf(product, tabId);
  const sync = columnOf(picture, 'Sync');
  for (const [index, row] of before.slice(1).entries()) {
    const id = String(row[1]?.value);
    if (rowOf(picture, id) !== index + 1) wrong.push(`${id} does not stand in its row`);
    const mark = String(picture[rowOf(picture, id)]?.[sync]?.value ?? '');
    const isRight = wanted.includes(id) ? mark.startsWith('Gone from CRM ') : mark === '';
    if (!isRight) wrong.push(`${id} says "${mark}"`);
  }
  return [...wrong, ...openEnds(product, tabId)];
}

test('RM1 killed at any call, only what was selected is deleted, and each once', () => {
  const request = stepRequest(sending, offered(), null);
  const calls: number[] = [];
  const stop = product.world.faults.add(({ n, kind }) => {
    if (kind !== 'handle' && kind !== 'local') calls.push(n);
    return null;
  });
  product.call(request);
  stop();
  const wrong: string[] = [];
  let deleted = 0;
  for (const [index, n] of calls.entries()) {
    reset();
    const from = product.trustpager.ledger.entries().length;
    const when = index % 2 === 0 ? 'before' : 'after';
    const kill = product.world.faults.add(faultAt({ n }, { kind: 'kill', when }));
    const { kind } = runOf(product.call(request));
    kill();
    if (requestsSince(product, from).some(({ effects }) => effects.length > 0)) deleted += 1;
    const found = kind === 'killed' ? [] : [`the run ${kind}`];
    wrong.push(...[...found, ...violations(from)].map((text) => `${when} call ${n}: ${text}`));
  }
  expect(wrong).toEqual([]);
  expect(calls.length).toBeGreaterThan(15);
  expect(deleted).toBeGreaterThan(5);
});

const troubles: readonly (readonly [string, Fault])[] = [
  ['done, time-out', { kind: 'lost', error: 'timeout', executed: true }],
  ['not done, time-out', { kind: 'lost', error: 'timeout', executed: false }],
  ['done, 502 with a page', { kind: 'html', status: 502, executed: true }],
  ['not done, 502 with a page', { kind: 'html', status: 502, executed: false }],
  ['done, cut JSON', { kind: 'cut' }],
  ['done, empty 200', { kind: 'empty' }],
  ['a breakdown in the middle', { kind: 'crash', afterRows: 1 }],
];

test.each(troubles)('RM1 a row is called gone on the CRM’s word alone: %s', (_, fault) => {
  reset();
  const from = product.trustpager.ledger.entries().length;
  product.trustpager.addFault({ path: '/opportunities/bulk-delete', fault });
  const end = removeOffered();
  product.trustpager.clearFaults();
  const gone = wanted.filter((id) => !product.listed().some((row) => row.id === id));
  if (end.kind === 'failed') throw new Error(end.message);
  expect(end.outcomes.applied).toBe(gone.length);
  const picture = pictureOf(product, tabId);
  const marked = picture.filter((row) => String(row[0]?.value ?? '').startsWith('Gone from CRM '));
  expect(marked.map((row) => row[1]?.value)).toEqual(wanted.filter((id) => gone.includes(id)));
  expect(violations(from)).toEqual([]);
});

test('RM1 an opportunity that a colleague has deleted meanwhile is no mistake', () => {
  reset();
  const from = product.trustpager.ledger.entries().length;
  const confirmed = offered();
  const [first = ''] = wanted;
  product.trustpager.colleague.remove(first);
  const end = sendAll(product, sending, confirmed);
  expect(end).toMatchObject({ kind: 'done', left: 0 });
  const effects = requestsSince(product, from).flatMap((request) => request.effects);
  expect(effects.filter(({ kind }) => kind === 'deleted')).toHaveLength(2);
  product.world.clock.advance(61_000);
  product.refreshed(tabId);
  const picture = pictureOf(product, tabId);
  expect(picture[rowOf(picture, first)]?.[0]?.value).toMatch(/^Gone from CRM /);
});
