/** Between the steps of a run: cancelled, left behind, and alone on its tab. */
import { sandboxKeys } from '../../../src/host/sandbox/trustpager/keys';
import { digestsOf } from '../../support/sending';
import { BEN, BOTH, refusal } from '../bad-input/tab';
import { begin, renamed, withBen } from './running';
import { bodyOf, recordOf, requestsOf, writesOf } from './watch';

describe('between two steps', () => {
  test('PU13 a cancel keeps what was sent, and the rest can be sent later', () => {
    const desk = renamed(70);
    const { product, tabId } = desk;
    const { first, next } = begin(desk);
    const sent = writesOf(product).length;
    expect(product.ask({ kind: 'stop', tabId, run: first.run })).toEqual({ kind: 'stopped' });
    expect(refusal(product.ask(next))).toMatch(/nothing is sent twice/);
    expect(writesOf(product)).toHaveLength(sent);
    expect(product.preview(tabId, 'push').items).toHaveLength(70 - sent);
    product.world.clock.advance(61_000);
    product.send(tabId, 'push');
    expect(new Set(writesOf(product).map(({ path }) => path)).size).toBe(70);
    expect(writesOf(product)).toHaveLength(70);
  });

  test('PU13 closing the page keeps the tab for two minutes after the next step was due', () => {
    const desk = withBen();
    const { product, tabId } = desk;
    const { first } = begin(desk);
    const due = first.resumeAtMs ?? 0;
    product.world.clock.set(due + 110_000);
    expect(refusal(product.refresh(tabId, BEN))).toMatch(/is pushing a tab of this file/);
    product.world.clock.set(due + 130_000);
    expect(product.refreshed(tabId, BEN).counts.edited).toBe(first.left);
  });

  test.each([
    ['a refresh', { kind: 'refresh' }],
    ['a push', { kind: 'send', action: 'push' }],
    ['a creation', { kind: 'send', action: 'create' }],
  ] as const)(
    'PU13 RN4 %s of somebody else is refused, with the name of who is at work',
    (_w, ask) => {
      const desk = renamed(70, { users: BOTH });
      const { product, tabId } = desk;
      product.ask({ kind: 'connect', provider: 'trustpager', key: sandboxKeys.full }, BEN);
      expect(product.ask({ kind: 'profile', name: '  Maria   R. ' })).toMatchObject({
        name: 'Maria R.',
      });
      const { next } = begin(desk);
      const order = { run: null, confirmed: [], observedAtMs: null, silent: true, retry: false };
      const asked = requestsOf(product, () => {
        const message = refusal(product.ask({ ...order, ...ask, tabId }, BEN));
        expect(message).toMatch(/^Maria R\. is pushing a tab of this file/);
        expect(message).toMatch(/Try again in a minute; nothing was changed/);
      });
      expect(asked).toEqual([]);
      product.world.clock.advance(61_000);
      expect(product.ask(next)).toMatchObject({ kind: 'progress' });
    },
  );

  test('PU13 a preview of somebody else is allowed meanwhile: it changes nothing', () => {
    const desk = withBen();
    const { product, tabId } = desk;
    const { first } = begin(desk);
    product.world.clock.advance(61_000);
    expect(product.preview(tabId, 'push', { user: BEN }).items).toHaveLength(first.left);
  });

  test('PU13 a run that lost the tab to another one sends nothing more', () => {
    const desk = withBen();
    const { product, tabId } = desk;
    const { next } = begin(desk);
    product.world.clock.advance(600_000);
    product.send(tabId, 'push', { user: BEN });
    const sent = writesOf(product).length;
    expect(sent).toBe(70);
    expect(refusal(product.ask(next))).toMatch(/Another run has begun/);
    expect(writesOf(product)).toHaveLength(sent);
  });

  test('PU13 who closes the page and opens it again goes on, and the former run ends', () => {
    const desk = renamed(70);
    const { product, tabId } = desk;
    const { next } = begin(desk);
    const confirmed = [...digestsOf(product.preview(tabId, 'push'))];
    product.world.clock.advance(61_000);
    expect(product.send(tabId, 'push', { confirmed }).left).toBe(0);
    expect(refusal(product.ask(next))).toMatch(/nothing is sent twice/);
    expect(writesOf(product)).toHaveLength(70);
  });

  test('PU13 somebody who stops a run that is not theirs stops nothing', () => {
    const desk = renamed(70);
    const { product, tabId } = desk;
    const { first, next } = begin(desk);
    expect(product.ask({ kind: 'stop', tabId, run: 'another' })).toEqual({ kind: 'stopped' });
    product.world.clock.set(first.resumeAtMs ?? 0);
    expect(product.ask(next).kind).toBe('progress');
  });

  test('PU10 PU5 what was seen more than five minutes ago is looked at again', () => {
    const desk = renamed(70);
    const { product, deals } = desk;
    const { next } = begin(desk);
    const late = deals.find((id) => recordOf(product, id).name.startsWith('Deal')) ?? '';
    product.trustpager.colleague.edit(late, { name: 'Theirs' });
    // The page slept; its lease is over, but nobody else came.
    product.world.clock.advance(6 * 60_000);
    product.ask(next);
    expect(recordOf(product, late).name).toBe('Theirs');
    const bodies = writesOf(product).map(bodyOf);
    expect(new Set(bodies.map(({ name }) => name)).size).toBe(bodies.length);
  });
});
