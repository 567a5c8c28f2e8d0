/** Through the bundle: answers to requests that write are lost, garbled, or come too late. */
import { must } from '../../src/host/sandbox/assume';
import type { SandboxRequest } from '../../src/host/sandbox/contract';
import type { Fault } from '../../src/host/sandbox/faults';
import type { RequestEntry } from '../../src/host/sandbox/ledger';
import type { Value } from '../../src/host/sheet/model';
import { columnOf, pictureOf } from './picture';
import { ledgerViolations, openEnds, requestsSince, restViolations } from './push-judge';
import { miscounted, sendOffered } from './push-person';
import { LEASE_OVER_MS, QUARANTINE_OVER_MS, recover } from './push-recover';
import { openSendScene, type SendScene, typist } from './push-scene';

/** What may befall a request that writes; `isDone`: the CRM did it all the same. */
const troubles: Readonly<Record<string, { readonly fault: Fault; readonly isDone: boolean }>> = {
  'done, time-out': { fault: { kind: 'lost', error: 'timeout', executed: true }, isDone: true },
  'not done, time-out': {
    fault: { kind: 'lost', error: 'timeout', executed: false },
    isDone: false,
  },
  'done, 502 with a page': { fault: { kind: 'html', status: 502, executed: true }, isDone: true },
  'not done, 502 with a page': {
    fault: { kind: 'html', status: 502, executed: false },
    isDone: false,
  },
  'done, cut JSON': { fault: { kind: 'cut' }, isDone: true },
  'done, empty 200': { fault: { kind: 'empty' }, isDone: true },
};

const cases = Object.entries(troubles);

const CHECKING = /^… Checking with the CRM until \d\d:\d\d$/;

function isWrite({ method, path }: RequestEntry): boolean {
  return method === 'PATCH' || /\/(bulk-create|bulk-move|add-card)$/.test(path);
}

function writesSince({ product }: SendScene, from: number): readonly RequestEntry[] {
  return requestsSince(product, from).filter(isWrite);
}

function now({ product }: SendScene): number {
  return product.trustpager.ledger.entries().length;
}

/** Marks of the rows that the scene has added. */
function marksOf({ product, tabId, rows }: SendScene): readonly Value[] {
  const picture = pictureOf(product, tabId);
  const [name, sync] = [columnOf(picture, 'Name'), columnOf(picture, 'Sync')];
  return rows
    .filter(({ end }) => end === 'good')
    .map((row) => picture.find((cells) => cells[name]?.value === row.name)?.[sync]?.value ?? '');
}

describe('a create without a clear answer', () => {
  const scene = openSendScene('create');
  const { product, tabId } = scene;
  const good = scene.rows.filter(({ end }) => end === 'good').length;

  /** Sends, and returns the place in the ledger before that. */
  function sendInto(trouble: () => void): number {
    scene.reset();
    const from = now(scene);
    trouble();
    const end = sendOffered(product, { tabId, action: 'create' });
    if (end.kind === 'failed') throw new Error(end.message);
    expect(end.outcomes).toMatchObject({ applied: 0, inDoubt: good, rejected: 2 });
    expect(countMarks(CHECKING)).toBe(good);
    product.trustpager.clearFaults();
    return from;
  }

  const sendWith = (fault: Fault) =>
    sendInto(() => product.trustpager.addFault({ path: '/opportunities/bulk-create', fault }));

  const countMarks = (mark: RegExp) =>
    marksOf(scene).filter((text) => mark.test(String(text))).length;

  function sendsNothing(): void {
    const from = now(scene);
    for (const retry of [false, true]) sendOffered(product, { tabId, action: 'create', retry });
    expect(writesSince(scene, from)).toEqual([]);
  }

  test.each(cases)('CR5 CR6 is settled by refreshes: %s', (_, { fault, isDone }) => {
    const from = sendWith(fault);
    sendsNothing();
    product.world.clock.advance(LEASE_OVER_MS);
    product.refreshed(tabId);
    expect(countMarks(CHECKING)).toBe(isDone ? 0 : good);
    sendsNothing();
    product.world.clock.advance(QUARANTINE_OVER_MS);
    product.refreshed(tabId);
    expect(countMarks(/^✗ did not reach the CRM/)).toBe(isDone ? 0 : good);
    expect(recover(scene, 'refresh')).toEqual([]);
    expect(restViolations(scene, from)).toEqual([]);
  });

  test.each(cases)('CR6 one refresh after the quarantine is enough: %s', (_, trouble) => {
    const from = sendWith(trouble.fault);
    product.world.clock.advance(QUARANTINE_OVER_MS);
    product.refreshed(tabId);
    expect(ledgerViolations(scene, from)).toEqual([]);
    expect(openEnds(product, tabId)).toEqual([]);
    expect(countMarks(trouble.isDone ? /^＋ Created$/ : /^✗ did not reach/)).toBe(good);
  });

  test('CR4 CR6 a request that arrives ten minutes late is found, not sent again', () => {
    const late = laterAt(scene, '/opportunities/bulk-create');
    const from = sendInto(late.take);
    product.world.clock.advance(LEASE_OVER_MS);
    product.refreshed(tabId);
    sendsNothing();
    product.world.clock.advance(400_000);
    late.deliver();
    expect(recover(scene, 'refresh')).toEqual([]);
    expect(restViolations(scene, from)).toEqual([]);
    expect(late.count()).toBe(1);
  });

  test('CR4 CR6 a row that is renamed while it is in doubt is found by what was sent', () => {
    const from = sendWith({ kind: 'lost', error: 'timeout', executed: true });
    typist(product, tabId)(rowNamed('New deal 3'), 'Name', 'Renamed meanwhile');
    product.world.clock.advance(QUARANTINE_OVER_MS);
    product.refreshed(tabId);
    expect(ledgerViolations(scene, from)).toEqual([]);
    expect(openEnds(product, tabId)).toEqual([]);
    const row = pictureOf(product, tabId)[rowNamed('Renamed meanwhile') - 1];
    const record = product.listed().find(({ name }) => name === 'New deal 3');
    expect(row?.[1]?.value).toBe(record?.id);
    expect(row?.[0]?.value).toBe('● Edited');
  });

  test('CR4 CR6 a row that is copied while it is in doubt stands for one record', () => {
    const from = sendWith({ kind: 'lost', error: 'timeout', executed: true });
    const row = rowNamed('New deal 10');
    const area = (at: number) => ({ row: at, column: 1, rows: 1, columns: 8 });
    product.does({
      kind: 'copy',
      sheetId: tabId,
      area: area(row),
      to: { sheetId: tabId, area: area(row + 1) },
      aspects: { content: true, format: true, notes: true, rules: true },
      valuesOnly: false,
    });
    recover(scene, 'refresh');
    expect(ledgerViolations(scene, from)).toEqual([]);
    expect(product.listed().filter(({ name }) => name === 'New deal 10')).toHaveLength(1);
  });

  test('CR4 CR6 rows that are deleted while they are in doubt come in as records', () => {
    const from = sendWith({ kind: 'lost', error: 'timeout', executed: true });
    const row = rowNamed('New deal 6');
    product.does({ kind: 'delete', sheetId: tabId, dimension: 'rows', from: row, count: 2 });
    expect(recover(scene, 'refresh')).toEqual([]);
    expect(ledgerViolations(scene, from)).toEqual([]);
    expect(openEnds(product, tabId)).toEqual([]);
    expect(rowNamed('New deal 6')).toBeGreaterThan(0);
    expect(rowNamed('New deal 7')).toBeGreaterThan(0);
  });

  /** From 1. */
  function rowNamed(name: string): number {
    const picture = pictureOf(product, tabId);
    return picture.findIndex((row) => row[columnOf(picture, 'Name')]?.value === name) + 1;
  }
});

describe('a push without a clear answer', () => {
  const scene = openSendScene('push', { trustpager: { switches: { patchUnlisted: 'applied' } } });
  const { product, tabId } = scene;

  test('PU6 PU7 every write is read back, and sent again only where it was not done', () => {
    const from = now(scene);
    sendOffered(product, { tabId, action: 'push' });
    const writes = writesSince(scene, from);
    expect(writes.length).toBeGreaterThan(6);
    const wrong: string[] = [];
    let [struck, doubts] = [0, 0];
    for (const [index, write] of writes.entries()) {
      for (const turn of [0, 1, 2]) {
        const [name, { fault }] = must(cases[(index + 2 * turn + turn) % cases.length], 'a case');
        const { found, inDoubt, hits } = disturbWrite(write, fault);
        [struck, doubts] = [struck + hits, doubts + inDoubt];
        wrong.push(...found.map((text) => `${write.method} ${write.path}, ${name}: ${text}`));
      }
    }
    expect(wrong).toEqual([]);
    expect(struck).toBe(3 * writes.length);
    expect(doubts).toBeGreaterThan(5);
  });

  function disturbWrite({ method, path }: RequestEntry, fault: Fault) {
    scene.reset();
    const from = now(scene);
    product.trustpager.addFault({ method, path, fault });
    const end = sendOffered(product, { tabId, action: 'push' });
    product.trustpager.clearFaults();
    const found = [...miscounted(end)];
    const hits = requestsSince(product, from).filter((request) => request.fault !== null).length;
    if (end.kind === 'failed') return { found: [end.message], inDoubt: 0, hits };
    found.push(...recover(scene, 'send'), ...restViolations(scene, from));
    return { found, inDoubt: end.outcomes.inDoubt, hits };
  }
});

/** Takes a request out of the network and delivers it when it is told to. */
function laterAt({ product }: SendScene, path: string) {
  const held: SandboxRequest[] = [];
  let delivered = 0;
  return {
    take(): void {
      const stop = product.router.addFault((request) => {
        if (!request.url.endsWith(path)) return null;
        held.push(request);
        stop();
        return { kind: 'lost', error: 'timeout', executed: false };
      });
    },
    deliver(): void {
      for (const request of held) {
        product.trustpager.handle({ ...request, atMs: product.world.clock.nowMs() });
        delivered += 1;
      }
    },
    count: () => delivered,
  };
}
