/** Through the bundle, for every CRM: a create without a clear answer. */
import type { ProviderId } from '../../../src/core/model';
import type { SandboxRequest } from '../../../src/host/sandbox/contract';
import type { Fault } from '../../../src/host/sandbox/faults';
import { requestsOn, timesCreated } from '../../support/crms/place';
import { PROVIDERS } from '../../support/crms/place-in';
import { type Desk, openDesk } from './desk';
import { attempts, fresh, heals, insists, placeInBook, READINGS, violations } from './doubt';

const TROUBLES: readonly Fault[] = [
  { kind: 'lost', error: 'timeout', executed: true },
  { kind: 'lost', error: 'timeout', executed: false },
  { kind: 'html', status: 502, executed: true },
  { kind: 'html', status: 504, executed: false },
  { kind: 'cut' },
  { kind: 'empty' },
];

const CASES = PROVIDERS.flatMap((provider) =>
  READINGS[provider].map((options, at) => {
    // How an answer is garbled does not depend on the reading; whether the work was done does.
    const troubles = at === 0 ? TROUBLES : TROUBLES.slice(0, 2);
    return { provider, options, troubles, name: JSON.stringify(options) };
  }),
);

describe.each(CASES)('$provider under $name', ({ provider, options, troubles }) => {
  const desk = openDesk(provider, options);
  const { product, crm, tabId } = desk;

  test.each(troubles)('CC3 CR4 CR5 CR6 no answer: %j', (fault) => {
    const texts = fresh();
    desk.adds(texts);
    for (const route of crm.creates) crm.sandbox.addFault({ ...route, fault, times: 4 });
    const { outcomes } = product.send(tabId, 'create');
    crm.sandbox.clearFaults();
    // Where a change list tells at once, what was lost is found in the same run.
    const { applied, inDoubt, rejected, refused } = outcomes;
    expect([applied + inDoubt, rejected + refused]).toEqual([4, 0]);
    const from = placeInBook(desk);
    insists(desk);
    // Only a key that the CRM honours may carry the same request again.
    const again = provider === 'lightfield' ? 4 : 0;
    expect(attempts(desk, from)).toBeLessThanOrEqual(again);
    expect(Math.max(...texts.map((text) => timesCreated(crm, text)))).toBeLessThanOrEqual(1);
    heals(desk);
    expect(violations(desk, texts)).toEqual([]);
    expect(texts.map((text) => timesCreated(crm, text))).toEqual([1, 1, 1, 1]);
  });

  test('CC3 CR4 CR6 a request that arrives ten minutes late makes no second record', () => {
    const texts = fresh();
    desk.adds(texts);
    const held = holdsCreates(desk);
    product.send(tabId, 'create');
    held.stop();
    expect(held.requests.length).toBeGreaterThan(0);
    desk.refreshes();
    insists(desk);
    product.world.clock.advance(400_000);
    for (const request of held.requests) {
      crm.sandbox.handle({ ...request, atMs: product.world.clock.nowMs() });
    }
    heals(desk);
    expect(violations(desk, texts)).toEqual([]);
    expect(texts.map((text) => timesCreated(crm, text))).toEqual([1, 1, 1, 1]);
  });
});

/** Keeps requests that create from the CRM; to the add-on they are lost. */
function holdsCreates({ product, crm }: Desk) {
  const requests: SandboxRequest[] = [];
  const ends = crm.creates.map(({ path }) => path);
  const stop = product.router.addFault((request) => {
    const isCreate = request.method === 'POST' && ends.some((end) => request.url.endsWith(end));
    if (!isCreate) return null;
    requests.push(request);
    return { kind: 'lost', error: 'timeout', executed: false };
  });
  return { requests, stop };
}

/** What a person sees of rows that were created without an answer, one thing after another. */
interface Way {
  /** Found in the same run, in a list of what changed lately. */
  readonly found: number;
  /** Requests under the same keys that the next run sends. */
  readonly repeated: number;
  readonly marks: readonly [afterNextRun: RegExp, afterRefresh: RegExp];
}

const CREATED = /^＋ Created$/;
const CHECKING = /^… Checking with the CRM until \d\d:\d\d$/;
const SETTLED = /^$/;

const WAYS: Readonly<Record<ProviderId, Way>> = {
  trustpager: { found: 0, repeated: 0, marks: [CHECKING, CREATED] },
  octolane: { found: 4, repeated: 0, marks: [CREATED, SETTLED] },
  close: { found: 4, repeated: 0, marks: [CREATED, SETTLED] },
  lightfield: { found: 0, repeated: 4, marks: [CREATED, SETTLED] },
};

test.each(PROVIDERS)('CC3 CR6 %s settles a lost answer in its own way', (provider) => {
  const desk = openDesk(provider);
  const { product, crm, tabId } = desk;
  const { found, repeated, marks } = WAYS[provider];
  const texts = fresh();
  desk.adds(texts);
  const fault = { kind: 'lost', error: 'timeout', executed: true } as const;
  for (const route of crm.creates) crm.sandbox.addFault({ ...route, fault, times: 4 });
  const first = placeInBook(desk);
  expect(product.send(tabId, 'create').outcomes).toMatchObject({
    applied: found,
    inDoubt: 4 - found,
  });
  crm.sandbox.clearFaults();
  const keys = keysSince(desk, first);
  const second = placeInBook(desk);
  product.send(tabId, 'create');
  const again = keysSince(desk, second);
  expect(attempts(desk, second)).toBe(repeated);
  if (repeated > 0) expect(again).toEqual(keys);
  const shown = () => texts.map((text) => String(desk.shown(desk.rowOf(text), 'Sync') ?? ''));
  for (const mark of shown()) expect(mark).toMatch(marks[0]);
  desk.refreshes();
  for (const mark of shown()) expect(mark).toMatch(marks[1]);
  expect(texts.map((text) => timesCreated(crm, text))).toEqual([1, 1, 1, 1]);
});

test('CC3 CR6 rows of one lead, which is all that Close calls them by, are not guessed apart', () => {
  const desk = openDesk('close');
  const { product, crm, tabId } = desk;
  const texts = fresh();
  const row = desk.adds(texts);
  const lead = String(desk.shown(row, 'Lead'));
  for (const [at] of texts.entries()) {
    desk.types(row + at, 'Lead', lead);
    desk.types(row + at, 'Value', String(2000 + at));
  }
  const fault = { kind: 'lost', error: 'timeout', executed: true } as const;
  for (const route of crm.creates) crm.sandbox.addFault({ ...route, fault, times: 4 });
  product.send(tabId, 'create');
  crm.sandbox.clearFaults();
  heals(desk);
  for (const [at, text] of texts.entries()) {
    expect(timesCreated(crm, text)).toBe(1);
    const record = crm.records().find((each) => each.text === text);
    const isKnown = desk.shown(row + at, 'ID') === record?.id;
    expect(String(desk.shown(row + at, 'Sync') ?? '')).toMatch(isKnown ? SETTLED : /^\? Look/);
  }
});

/** Idempotency keys of the requests that create, sorted. */
function keysSince({ crm }: Desk, from: number): readonly (string | null)[] {
  return requestsOn(crm, crm.creates, from)
    .map(({ idempotencyKey }) => idempotencyKey)
    .sort();
}
