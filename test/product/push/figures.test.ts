/** What pushes and creations of real size cost, by the host's meters, step by step. */
import { blockingCalls, type Meters } from '../../../src/host/world/meters';
import { type Product, runOf } from '../../support/product';
import { type Action, digestsOf, type Progress } from '../../support/sending';
import { type Desk, openDesk, plainDeals } from '../bad-input/tab';
import { pasteBelow } from '../create/rows';
import { fillColumn } from './watch';

interface StepFigures {
  readonly meters: Meters;
  /** Batches of requests. */
  readonly batches: number;
  /** Blocking calls apart from the batches themselves. */
  readonly calls: number;
}

/** Sends what a preview offers; the figures of each step. Waits cost time, and no calls of ours. */
function measured({ product, tabId }: Desk, action: Action): readonly StepFigures[] {
  const confirmed = [...digestsOf(product.preview(tabId, action))];
  const figures: StepFigures[] = [];
  let last: Progress | null = null;
  while (last?.done !== true) {
    const wait: number = (last?.resumeAtMs ?? 0) - product.world.clock.nowMs();
    product.world.clock.advance(Math.max(0, wait));
    const { run = null, observedAtMs = null } = last ?? {};
    const order = { run, observedAtMs, confirmed, silent: true, retry: false };
    const result = product.call({ kind: 'send', tabId, action, ...order });
    last = progressOf(result);
    figures.push(figuresOf(result));
  }
  return figures;
}

function progressOf(result: ReturnType<Product['call']>): Progress {
  const reply = result.kind === 'success' ? (result.value as Progress) : null;
  if (reply?.kind !== 'progress') throw new Error(JSON.stringify(result));
  return reply;
}

function figuresOf(result: ReturnType<Product['call']>): StepFigures {
  const meters = runOf(result).execution?.meters.read();
  if (!meters) throw new Error('the step did not run');
  const { fetch, sleep } = meters.calls;
  return { meters, batches: fetch, calls: blockingCalls(meters) - fetch - sleep };
}

/** PU11: two for each batch, four for each slice; 16 once, 14 for each further step. */
function allowed(figures: readonly StepFigures[], slices: number): number {
  const batches = figures.reduce((sum, step) => sum + step.batches, 0);
  return 2 * batches + 4 * slices + 16 + 14 * (figures.length - 1);
}

const callsOf = (figures: readonly StepFigures[]) =>
  figures.reduce((sum, { batches, calls }) => sum + calls + batches, 0);

/** A tab that is in use: the run log is there, and the minute that the refresh used up is over. */
function used(listed: number): Desk {
  const desk = openDesk(plainDeals(listed));
  const { product, tabId, deals, type } = desk;
  type(deals[0] ?? '', 'Notes', 'first');
  product.send(tabId, 'push');
  product.world.clock.advance(61_000);
  product.refreshed(tabId);
  product.world.clock.advance(61_000);
  return desk;
}

function edited(count: number, listed = count): Desk {
  const desk = used(listed);
  fillColumn(desk, 'Name', (id) => `New ${id}`, count);
  return desk;
}

describe('figures of a push', () => {
  test.each([1, 10, 40])('PU11 %i rows in one step', (count) => {
    const figures = measured(edited(count), 'push');
    expect(figures).toHaveLength(1);
    expect(callsOf(figures)).toBeLessThanOrEqual(allowed(figures, 1));
  });

  test('PU11 150 rows in several steps', () => {
    const figures = measured(edited(150), 'push');
    expect(figures.length).toBeGreaterThan(2);
    expect(callsOf(figures)).toBeLessThanOrEqual(
      allowed(figures, Math.ceil(150 / 40) + figures.length),
    );
  });

  test('PU11 no call more for 40 rows than for 10, nor for a tab of 200 than one of 40', () => {
    const cost = (count: number, listed: number) => {
      const [step] = measured(edited(count, listed), 'push');
      return step?.calls;
    };
    const few = cost(10, 40);
    expect(cost(40, 40)).toBe(few);
    expect(cost(10, 200)).toBe(few);
  });
});

describe('figures of a creation', () => {
  test.each([1, 100, 250])('PU11 %i rows', (count) => {
    const desk = used(3);
    pasteBelow(
      desk,
      Array.from({ length: count }, (_, n) => ({ Name: `New ${n}`, Stage: 'Lead' })),
    );
    const figures = measured(desk, 'create');
    expect(figures.map(({ batches }) => batches)).toEqual([Math.ceil(count / 100)]);
    // Rows get their IDs twice: `new·…` first, then the record's.
    const ids = count < 250 ? 5 : 0;
    expect(callsOf(figures)).toBeLessThanOrEqual(allowed(figures, Math.ceil(count / 100)) + ids);
  });
});
