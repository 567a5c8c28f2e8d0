/** Runs of several steps: at the CRM’s pace, and nothing twice. */

import { begin, renamed } from './running';
import { busiestMinute, recordOf, requestsOf, writesOf } from './watch';

describe('a run of 150 rows', () => {
  test('PU10 RQ1 takes several steps at the CRM’s pace and sends nothing twice', () => {
    const desk = renamed(150);
    const { product, tabId, deals } = desk;
    const looked = requestsOf(product, () => product.preview(tabId, 'push')).length;
    product.world.clock.advance(120_000);
    const all = requestsOf(product, () => {
      const { outcomes, steps, left } = product.send(tabId, 'push');
      expect(outcomes).toMatchObject({ applied: 150, rejected: 0, refused: 0, inDoubt: 0 });
      expect(steps.length).toBeGreaterThan(2);
      expect(left).toBe(0);
    });
    const patches = writesOf(product);
    expect(new Set(patches.map(({ path }) => path)).size).toBe(150);
    expect(patches).toHaveLength(150);
    expect(all.length).toBeLessThanOrEqual(1.1 * 150 + 2 * looked);
    expect(all.filter(({ status }) => status === 429)).toEqual([]);
    expect(busiestMinute(product)).toBeLessThanOrEqual(60);
    for (const id of deals) expect(recordOf(product, id).name).toBe(`New ${id}`);
  });

  test('PU10 a step says when the next one may begin, and what is left', () => {
    const { product, tabId } = renamed(70);
    const { steps } = product.send(tabId, 'push');
    const [first, ...others] = steps;
    expect(first).toMatchObject({ done: false });
    expect(first?.left).toBeGreaterThan(0);
    expect(first?.resumeAtMs).toBeGreaterThan(0);
    expect(others.at(-1)).toMatchObject({ done: true, left: 0 });
    const lefts = steps.map(({ left }) => left);
    expect([...lefts].sort((a, b) => b - a)).toEqual(lefts);
    expect(new Set(steps.map(({ run }) => run)).size).toBe(1);
  });

  test('PU10 no step begins a batch after ten seconds, and none waits for longer than twenty', () => {
    const { product, tabId } = renamed(150);
    const from = product.world.trace.entries().length;
    product.send(tabId, 'push');
    const calls = product.world.trace.entries().slice(from);
    const pauses = calls.filter(({ kind }) => kind === 'sleep').map(({ tookMs }) => tookMs);
    expect(Math.max(0, ...pauses)).toBeLessThanOrEqual(20_000);
    const steps = new Set(calls.map(({ execution }) => execution));
    const lengths = [...steps].map((step) => {
      const mine = calls.filter(({ execution }) => execution === step);
      return (mine.at(-1)?.atMs ?? 0) - (mine[0]?.atMs ?? 0);
    });
    expect(steps.size).toBeGreaterThan(3);
    expect(Math.max(...lengths)).toBeLessThan(35_000);
  });

  test('PU10 when the CRM is slow a step ends after ten seconds, and the next may begin at once', () => {
    const { product, tabId } = renamed(50);
    product.world.clock.advance(61_000);
    product.router.addFault(({ method }) =>
      method === 'PATCH' ? { kind: 'slow', ms: 12_000 } : null,
    );
    const { steps } = product.send(tabId, 'push');
    expect(steps.map(({ left }) => left)).toEqual([10, 0]);
    expect(steps[0]).toMatchObject({ done: false, resumeAtMs: null });
  });

  test('PU10 a step that comes too early sends nothing and asks again to wait', () => {
    const desk = renamed(70);
    const { product } = desk;
    const { first, next } = begin(desk);
    const early = product.ask(next);
    expect(early).toMatchObject({ kind: 'progress', done: false, left: first.left });
    expect(writesOf(product).length).toBe(70 - first.left);
  });

  test('PU10 PU4 rows edited while a run is under way are not taken along', () => {
    const desk = renamed(70);
    const { product, tabId, deals, type } = desk;
    let touched = '';
    product.send(tabId, 'push', {
      between: () => {
        if (touched !== '') return;
        touched = deals.find((id) => recordOf(product, id).name.startsWith('Deal')) ?? '';
        type(touched, 'Name', 'Typed meanwhile');
      },
    });
    expect(touched).not.toBe('');
    expect(recordOf(product, touched).name).toMatch(/^Deal/);
    expect(product.preview(tabId, 'push').items).toMatchObject([{ to: 'Typed meanwhile' }]);
  });

  test('PU10 MK1 rows sorted while a run is under way: each record gets its own value and mark', () => {
    const desk = renamed(70);
    const { product, tabId, deals, column, marks } = desk;
    const { outcomes } = product.send(tabId, 'push', {
      between: () =>
        product.does({
          kind: 'sort',
          sheetId: tabId,
          area: { row: 2, column: 1, rows: 70, columns: 18 },
          keys: [{ column: column('Value'), ascending: true }],
        }),
    });
    expect(outcomes.applied).toBe(70);
    for (const id of deals) expect(recordOf(product, id).name).toBe(`New ${id}`);
    expect(new Set([...marks().values()].map((mark) => mark[0]))).toEqual(new Set(['S', '✓']));
  });
});
