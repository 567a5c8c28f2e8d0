import { createWorkerRunner } from '../../../../src/host/driver/worker/worker-runner';
import { createLiveNetwork } from '../../../../src/host/http/live-network';
import type { SandboxReply } from '../../../../src/host/sandbox/contract';
import { serveSandbox } from '../../../../src/host/sandbox/socket';
import { createLiveClock } from '../../../../src/host/world/live-clock';
import { createHurriedClock } from '../../../support/hurried-clock';
import { hostScript, MARIA } from '../../../support/script-host';
import { threadedScript, until } from '../../../support/threads';

/** A script turns round and round until a property says otherwise. */
const WAIT = `
  function waitFor(name) {
    const store = PropertiesService.getScriptProperties();
    while (store.getProperty(name) === null) {}
  }
  function say(name) { PropertiesService.getScriptProperties().setProperty(name, 'yes'); }`;

/** While a busy machine starts another thread, a script that turns spends minutes of simulated time. */
const PATIENT = { limits: { executionMs: 86_400_000 } };

describe('HO1 a script in a thread of its own', () => {
  test('has a fresh realm, and gives back values, errors and forgotten rejections', async () => {
    const host = threadedScript(`
      var count = 0;
      function main() { count += 1; return [count, NaN, -0, '\\ud800', new Date(5), { $a: [] }]; }
      function fails() { throw new RangeError('far'); }
      function forgets() { Promise.reject(new TypeError('lost')); }`);
    const value = [1, Number.NaN, -0, '\ud800', { $date: 5 }, { $$a: [] }];
    expect(await host.start().done).toMatchObject({ kind: 'returned', value });
    expect(await host.start().done).toMatchObject({ kind: 'returned', value });
    expect(await host.start('fails').done).toMatchObject({
      kind: 'threw',
      error: { name: 'RangeError', message: 'far', stack: expect.stringContaining('file0.gs:4') },
    });
    expect(await host.start('forgets').done).toMatchObject({ rejections: ['TypeError: lost'] });
    expect(await host.start('missing').done).toMatchObject({
      error: { message: 'Script function not found: missing' },
    });
  });

  test('knows nothing of this process', async () => {
    const body = "return UrlFetchApp.fetch.constructor('return typeof process')();";
    const host = threadedScript(`function main() { ${body} }`);
    expect(await host.start().done).toMatchObject({
      error: { message: expect.stringMatching(/disallowed/) },
    });
  });

  test('that cannot be read is refused before the first thread', () => {
    const { world } = hostScript('');
    const files = [{ name: 'broken', source: 'function (' }];
    expect(() => createWorkerRunner(world, files)).toThrow('require a function name');
  });

  test('that Google would not start has no thread', async () => {
    const host = threadedScript(`${WAIT} function main() { waitFor('go'); }`, {
      limits: { executionsPerUser: 1 },
    });
    host.start();
    const second = host.start();
    expect([second.id, second.execution]).toEqual([2, null]);
    second.kill();
    expect(await second.done).toMatchObject({
      kind: 'threw',
      error: { message: expect.stringContaining('too many scripts running') },
    });
  });

  test('that is woken before its answer is there goes on sleeping', async () => {
    const answered = jest.spyOn(Atomics, 'notify');
    const host = threadedScript(`function main() {
      const store = PropertiesService.getScriptProperties();
      return [store.getProperty('a'), store.setProperty('a', 'yes').getProperty('a')];
    }`);
    let wokenEarly = 0;
    host.world.faults.add(() => {
      const gate = answered.mock.calls[0]?.[0];
      if (!(gate instanceof Int32Array)) return null;
      // The thread has asked, but it may not be asleep yet.
      while (Atomics.notify(gate, 0) === 0);
      wokenEarly += 1;
      return null;
    });
    const result = await host.start().done;
    answered.mockRestore();
    expect(result).toMatchObject({ kind: 'returned', value: [null, 'yes'] });
    expect(wokenEarly).toBe(3);
  });

  test('a bug of the host is thrown where the execution was started', async () => {
    const network = (): SandboxReply => {
      throw new Error('a broken sandbox');
    };
    const source =
      "function main() { try { UrlFetchApp.fetch('https://a.example/'); } catch (e) {} }";
    const host = threadedScript(source, { network });
    await expect(host.start().done).rejects.toThrow('a broken sandbox');
    expect(host.world.locks.holderOf('document')).toBeNull();
  });
});

describe('HO17 while a script runs in its thread', () => {
  test('this thread turns freely, whether the script computes or calls', async () => {
    const host = threadedScript(
      `${WAIT}
      function main() { waitFor('go'); return 'went'; }
      function computes() { for (;;) {} }`,
      PATIENT,
    );
    const computing = host.start('computes');
    const calling = host.start();
    let turns = 0;
    await until(() => {
      turns += 1;
      return turns > 500 && (calling.execution?.calls ?? 0) > 500;
    });
    host.world.properties.of('script').setAll({ go: 'yes' }, false);
    expect(await calling.done).toMatchObject({ kind: 'returned', value: 'went' });
    computing.kill();
    expect((await computing.done).kind).toBe('killed');
  });

  test('several run at once, each as its own user', async () => {
    const users = [MARIA, 'jo@example.com'].map((email) => {
      return { email, locale: 'en_US', rights: 'editor' } as const;
    });
    const host = threadedScript(
      `${WAIT}
      function main() { waitFor('from jo'); say('from maria'); return Session.getEffectiveUser().getEmail(); }
      function other() { say('from jo'); waitFor('from maria'); return Session.getEffectiveUser().getEmail(); }`,
      { users, ...PATIENT },
    );
    host.world.users.allow('jo@example.com');
    const runs = [host.start(), host.start('other', { user: 'jo@example.com' })];
    const results = await Promise.all(runs.map(({ done }) => done));
    expect(results).toMatchObject([{ value: MARIA }, { value: 'jo@example.com' }]);
    const order = host.world.trace.entries().map(({ execution }) => execution);
    const turns = order.filter((execution, at) => at > 0 && execution !== order[at - 1]);
    expect(turns.length).toBeGreaterThan(2);
  });
});

describe('HO3 a killed execution', () => {
  const STUBBORN = `
    function main() {
      LockService.getDocumentLock().waitLock(1);
      for (;;) {
        try {
          SpreadsheetApp.getActiveSheet().getRange('A1').setValue('late');
          PropertiesService.getScriptProperties().getProperty('x');
        } catch (e) {} finally { continue; }
      }
    }
    function mute() { for (;;) {} }`;

  test('is ended wherever it is, and nothing of it has an effect any more', async () => {
    const host = threadedScript(STUBBORN);
    const run = host.start();
    await until(() => (run.execution?.calls ?? 0) > 20);
    run.kill();
    run.kill();
    const calls = host.world.trace.entries().length;
    expect(host.world.locks.holderOf('document')).toBeNull();
    expect(await run.done).toMatchObject({ kind: 'killed', rejections: [] });
    run.kill();
    expect(host.world.trace.entries()).toHaveLength(calls);
    const { workbook } = host.world;
    const [sheet] = workbook.current().sheets;
    expect(sheet && workbook.view().value(sheet, 1, 1)).toBeNull();
  });

  test('is ended by a fault in one of its calls as well', async () => {
    const host = threadedScript(STUBBORN);
    host.world.faults.add(({ n }) => (n === 9 ? { kind: 'kill', when: 'after' } : null));
    const result = await host.start().done;
    expect([result.kind, result.execution?.calls]).toEqual(['killed', 9]);
  });

  test('is ended when it never calls anything, and the next one runs', async () => {
    const host = threadedScript(`${STUBBORN} function fine() { return 1; }`);
    const run = host.start('mute');
    run.kill();
    expect((await run.done).kind).toBe('killed');
    expect(await host.start('fine').done).toMatchObject({ value: 1 });
  });

  test('is ended with all others when the runner closes', async () => {
    const host = threadedScript(STUBBORN);
    const runs = ['main', 'mute', 'main'].map((name) => host.start(name));
    await host.threads.close();
    const results = await Promise.all(runs.map(({ done }) => done));
    expect(results.map(({ kind }) => kind)).toEqual(['killed', 'killed', 'killed']);
  });
});

describe('HO6 the time limit', () => {
  test('ends a loop without a call, in real time', async () => {
    const host = threadedScript('function main() { for (;;) {} }', {
      limits: { executionMs: 100 },
    });
    expect((await host.start().done).kind).toBe('timedOut');
  });

  test('ends a script that spends it, in the world’s time', async () => {
    const host = threadedScript('function main() { for (;;) Utilities.sleep(60000); }');
    const result = await host.start().done;
    expect([result.kind, result.execution?.calls]).toEqual(['timedOut', 7]);
  });
});

test('HO6 a script that fills all memory ends, and takes nobody along', async () => {
  const host = threadedScript(`
    function main() { const kept = []; for (;;) kept.push(new Array(100000).fill(kept.length)); }
    function fine() { return 1; }`);
  const runs = [host.start(), host.start('fine')];
  expect(await Promise.all(runs.map(({ done }) => done))).toMatchObject([
    { kind: 'threw', error: { message: 'Out of memory error.' } },
    { kind: 'returned', value: 1 },
  ]);
});

describe('HO9 a lock that another thread holds', () => {
  const LOCKS = `${WAIT}
    function holds() { const lock = LockService.getDocumentLock(); lock.waitLock(1); say('held'); waitFor('go'); lock.releaseLock(); say('freed'); waitFor('end'); }
    function waits() { const got = LockService.getDocumentLock().tryLock(80000000); return [got, PropertiesService.getScriptProperties().getKeys().length]; }
    function gives() { const lock = LockService.getDocumentLock(); return [lock.tryLock(400), lock.hasLock()]; }
    function crosses(mine, other) { mine.waitLock(1); say('one'); waitFor('two'); return other.tryLock(5000); }
    function left() { return crosses(LockService.getDocumentLock(), LockService.getScriptLock()); }
    function right() { waitFor('one'); LockService.getScriptLock().waitLock(1); say('two'); return LockService.getDocumentLock().tryLock(9000); }`;
  const held = (host: ReturnType<typeof threadedScript>) => () =>
    host.world.properties.of('script').get('held') !== null;

  test('is waited for while the other runs on, and is had once it is freed', async () => {
    const host = threadedScript(LOCKS, PATIENT);
    const holder = host.start('holds');
    await until(held(host));
    const waiter = host.start('waits');
    await until(() => waiter.execution?.calls === 2);
    const before = holder.execution?.calls ?? 0;
    await until(() => (holder.execution?.calls ?? 0) > before + 50);
    expect(waiter.execution?.calls).toBe(2);
    host.world.properties.of('script').setAll({ go: 'yes' }, false);
    // Held, go, and whatever the holder said before the waiter asked.
    expect(await waiter.done).toMatchObject({ value: [true, expect.any(Number)] });
    expect(waiter.execution?.meters.spentMs()).toBeGreaterThan(50 * 30);
    holder.kill();
  });

  test('is not had when the time is up first', async () => {
    const host = threadedScript(LOCKS, PATIENT);
    const holder = host.start('holds');
    await until(held(host));
    expect(await host.start('gives').done).toMatchObject({ value: [false, false] });
    expect(host.world.locks.holderOf('document')).toBe(holder.execution?.n);
  });

  test('is had once the other is killed', async () => {
    const host = threadedScript(LOCKS, PATIENT);
    const holder = host.start('holds');
    await until(held(host));
    const waiter = host.start('waits');
    await until(() => waiter.execution?.calls === 2);
    holder.kill();
    expect(await waiter.done).toMatchObject({ value: [true, 1] });
  });

  test('is given up when both wait for each other', async () => {
    const host = threadedScript(LOCKS, PATIENT);
    const runs = [host.start('left'), host.start('right')];
    const results = await Promise.all(runs.map(({ done }) => done));
    // The first gives up after its five seconds and ends, which frees the other's.
    expect(results).toMatchObject([{ value: false }, { value: true }]);
  });

  test.each([
    ['simulated', {}],
    ['live', { clock: createLiveClock() }],
  ])('is no longer wanted by an execution that was killed (%s clock)', async (_clock, options) => {
    const host = threadedScript(LOCKS, { ...PATIENT, ...options });
    const holder = host.start('holds');
    await until(held(host));
    const waiter = host.start('waits');
    await until(() => waiter.execution?.calls === 2);
    waiter.kill();
    expect((await waiter.done).kind).toBe('killed');
    host.world.properties.of('script').setAll({ go: 'yes' }, false);
    await until(() => host.world.properties.of('script').get('freed') !== null);
    expect(host.world.locks.holderOf('document')).toBeNull();
    holder.kill();
  });
});

describe('HO18 on a live clock', () => {
  const live = (source: string, network?: () => Promise<SandboxReply>) =>
    threadedScript(source, {
      clock: createLiveClock(),
      ...(network === undefined ? {} : { network }),
    });

  test('a sleep takes its time, and nothing has a price', async () => {
    const host = live(
      'function main() { const from = Date.now(); Utilities.sleep(40); return Date.now() - from; }',
    );
    const result = await host.start().done;
    const slept = result.kind === 'returned' ? Number(result.value) : 0;
    expect(slept).toBeGreaterThanOrEqual(40);
    expect(result.execution?.meters.spentMs()).toBeLessThanOrEqual(slept + 1);
  });

  test('where the clock jumps, it has jumped for the script, too', async () => {
    const host = threadedScript(
      'function main() { const from = Date.now(); Utilities.sleep(60000); return Date.now() - from; }',
      { clock: createHurriedClock() },
    );
    const result = await host.start().done;
    expect(result.kind === 'returned' ? Number(result.value) : 0).toBeGreaterThanOrEqual(60_000);
  });

  test('a sleeper can be killed', async () => {
    const host = live('function main() { Utilities.sleep(300000); }');
    const run = host.start();
    await until(() => run.execution?.calls === 1);
    run.kill();
    expect((await run.done).kind).toBe('killed');
  });

  test('requests that are sent together are under way together', async () => {
    let under = 0;
    let most = 0;
    const network = async (): Promise<SandboxReply> => {
      under += 1;
      most = Math.max(most, under);
      await until(() => most === 3);
      under -= 1;
      return { kind: 'answer', status: 200, headers: {}, body: String(most), tookMs: 0 };
    };
    const host = live(
      "function main() { return UrlFetchApp.fetchAll(['a', 'b', 'c'].map((name) => 'https://' + name + '.example/')).map(String); }",
      network,
    );
    expect(await host.start().done).toMatchObject({ kind: 'returned', value: { length: 3 } });
    expect(most).toBe(3);
  });

  test('a server in this very thread answers while the script waits', async () => {
    const server = await serveSandbox(
      ({ method, url }) => ({ kind: 'answer', status: 200, headers: {}, body: `${method} ${url}` }),
      { port: 0 },
    );
    const { origin } = server;
    const host = threadedScript(
      `function main() { return UrlFetchApp.fetch('${origin}/p').getContentText(); }`,
      { clock: createLiveClock(), network: createLiveNetwork([origin]).send },
    );
    expect(await host.start().done).toMatchObject({
      value: expect.stringMatching(/^GET .*\/p$/),
    });
    await server.close();
  });

  test('a lock is waited for', async () => {
    const host = live(`${WAIT}
      function main() { LockService.getDocumentLock().waitLock(1); say('held'); waitFor('go'); }
      function other() { return LockService.getDocumentLock().tryLock(60000); }`);
    host.start();
    const store = host.world.properties.of('script');
    await until(() => store.get('held') !== null);
    const other = host.start('other');
    await until(() => other.execution?.calls === 2);
    store.setAll({ go: 'yes' }, false);
    expect(await other.done).toMatchObject({ value: true });
  });

  test('ids are drawn anew in every world', async () => {
    const source = 'function main() { return Utilities.getUuid(); }';
    const [one, two] = await Promise.all([live(source), live(source)].map((h) => h.start().done));
    expect(one).toMatchObject({ kind: 'returned' });
    expect(one).not.toEqual(expect.objectContaining({ value: two && 'value' in two && two.value }));
  });

  test('nothing runs in this thread', () => {
    const host = live('function main() {}');
    expect(() => host.run()).toThrow('threads of their own');
  });
});
