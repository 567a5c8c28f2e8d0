import { faultAt, faultOn } from '../../../src/host/world/faults';
import { blockingCalls, queuedCalls } from '../../../src/host/world/meters';
import { prices } from '../../../src/host/world/prices';
import { hostScript, MARIA, messageOf } from '../../support/script-host';

const COUNTER = `function main() {
  const props = PropertiesService.getScriptProperties();
  for (let i = 1; i <= 3; i++) {
    try { props.setProperty('n', String(i)); } catch (error) { console.log(error.message); }
  }
  return props.getProperty('n');
}`;
/** Call 1 gets the store, 2 to 4 write, 5 reads. */
const CALLS = 5;

describe('HO3 a killed execution', () => {
  test.each([1, 2, 3, 4, 5])('at call %i leaves what the calls before it did', (n) => {
    for (const when of ['before', 'after'] as const) {
      const host = hostScript(COUNTER);
      host.world.faults.add(faultAt({ n }, { kind: 'kill', when }));
      expect(host.run().kind).toBe('killed');
      const done = Math.min(3, when === 'before' ? n - 2 : n - 1);
      const left = host.world.properties.of('script').get('n');
      expect(left).toBe(done > 0 ? String(done) : null);
    }
  });

  test('throws from every later call, without effect, whatever it catches', () => {
    const host = hostScript(`function main() {
      const props = PropertiesService.getScriptProperties();
      for (let i = 0; i < 10; i++) { try { props.setProperty('n', String(i)); } catch (e) {} }
      return 'alive';
    }`);
    host.world.faults.add(faultAt({ n: 4 }, { kind: 'kill', when: 'before' }));
    const result = host.run();
    expect(result.kind).toBe('killed');
    expect(host.world.properties.of('script').get('n')).toBe('1');
    expect(result.execution?.calls).toBe(4);
    expect(host.world.logs.lines()).toEqual([]);
  });

  test('gives its locks back', () => {
    const host = hostScript(
      `function main() { LockService.getDocumentLock().tryLock(0); Utilities.sleep(1); }`,
    );
    host.world.faults.add(faultOn('Utilities.sleep', { kind: 'kill', when: 'before' }));
    host.run();
    expect(host.world.locks.holderOf('document')).toBeNull();
  });
});

describe('HO3 the time limit', () => {
  test.each([
    ['menu', 360_000],
    ['trigger', 360_000],
    ['open', 30_000],
  ] as const)('of an execution for %s is %i ms', (entry, limitMs) => {
    const host = hostScript(`
      function exact() { Utilities.sleep(${limitMs / 2}); Utilities.sleep(${limitMs / 2}); return 1; }
      function over() { exact(); Utilities.sleep(1); }`);
    expect(host.run('exact', { entry }).kind).toBe('returned');
    expect(host.run('over', { entry }).kind).toBe('timedOut');
  });

  test('kills like a kill: what was done stays, what follows has no effect', () => {
    const host = hostScript(`function main() {
      const props = PropertiesService.getScriptProperties();
      props.setProperty('a', '1');
      try { Utilities.sleep(300000); Utilities.sleep(100000); } finally { props.setProperty('b', '1'); }
    }`);
    expect(host.run().kind).toBe('timedOut');
    expect(host.world.properties.of('script').all()).toEqual({ a: '1' });
  });

  test('does not count what other executions do in between', () => {
    const host = hostScript(`
      function main() { Utilities.sleep(200000); Utilities.sleep(1); return 'done'; }
      function other() { Utilities.sleep(300000); }`);
    host.world.faults.add(
      faultAt({ n: 2, execution: 1 }, { kind: 'interrupt', run: () => void host.run('other') }),
    );
    expect(host.run()).toMatchObject({ kind: 'returned', value: 'done' });
  });
});

describe('HO3 planted trouble', () => {
  test.each([
    ['before', '2'],
    ['after', '3'],
  ] as const)('an error %s the effect can be caught', (when, left) => {
    const host = hostScript(COUNTER);
    host.world.faults.add(faultAt({ n: 4 }, { kind: 'throw', message: 'Service error', when }));
    expect(host.run()).toMatchObject({ kind: 'returned', value: left });
    expect(host.world.logs.lines().map(({ text }) => text)).toEqual(['Service error']);
  });

  test('a fault on a method strikes as often as told, until it is taken away', () => {
    const host = hostScript(COUNTER);
    const fault = { kind: 'throw', message: 'no', when: 'before' } as const;
    const remove = host.world.faults.add(faultOn('Properties.setProperty', fault, 2));
    host.run();
    remove();
    host.run();
    expect(host.world.logs.lines()).toHaveLength(2);
  });

  test('a second execution runs to its end between two calls of the first', () => {
    const host = hostScript(`
      function main() {
        const lock = LockService.getDocumentLock();
        lock.waitLock(100);
        const props = PropertiesService.getScriptProperties();
        props.setProperty('who', 'first');
        return props.getProperty('who');
      }
      function other() {
        const got = LockService.getDocumentLock().tryLock(5000);
        PropertiesService.getScriptProperties().setProperty('who', 'second');
        return got;
      }`);
    let inner: unknown;
    let waitedMs = 0;
    const run = (): void => {
      const before = host.world.clock.nowMs();
      inner = host.run('other');
      waitedMs = host.world.clock.nowMs() - before;
    };
    host.world.faults.add(faultAt({ n: 5, execution: 1 }, { kind: 'interrupt', run }));
    expect(host.run()).toMatchObject({ kind: 'returned', value: 'second' });
    expect(inner).toMatchObject({ kind: 'returned', value: false });
    expect(waitedMs).toBeGreaterThanOrEqual(5000);
  });
});

describe('HO3 access', () => {
  const scopes = (...names: string[]) => ({
    manifest: { oauthScopes: names.map((name) => `https://www.googleapis.com/auth/${name}`) },
  });

  test('a method whose scope the manifest lacks is refused', () => {
    expect(messageOf("UrlFetchApp.fetch('https://a.example/');", scopes('script.scriptapp'))).toBe(
      'Specified permissions are not sufficient to call UrlFetchApp.fetch. Required permissions: ' +
        'https://www.googleapis.com/auth/script.external_request',
    );
  });

  test('a user who took the authorization back in mid-run is refused from then on', () => {
    const host = hostScript(`function main() {
      ScriptApp.getProjectTriggers(); Utilities.sleep(1); ScriptApp.getProjectTriggers(); }`);
    const run = (): void => host.world.users.revoke(MARIA);
    host.world.faults.add(faultOn('Utilities.sleep', { kind: 'interrupt', run }));
    expect(host.run()).toMatchObject({
      error: {
        message:
          'Authorization is required to perform that action. Please run the script again to authorize it.',
      },
    });
  });

  test('texts come in the language of the switch, and "not emulated" in ours', () => {
    const german = { language: 'de' } as const;
    expect(messageOf("CacheService.getUserCache().put('k', 'x'.repeat(2e5));", german)).toBe(
      'Argument zu groß: value',
    );
    expect(messageOf("CacheService.getUserCache().get('');", german)).not.toMatch(/Invalid/);
    expect(messageOf('Utilities.frob();', german)).toBe('not emulated: Utilities.frob');
  });
});

describe('HO3 meters and trace', () => {
  test('count calls by kind, requests and time', () => {
    const network = () =>
      ({ kind: 'answer', status: 200, headers: {}, body: '', tookMs: 250 }) as const;
    const host = hostScript(
      `function main() {
        PropertiesService.getUserProperties().getProperties();
        CacheService.getUserCache().put('a', 'b');
        LockService.getUserLock().tryLock(1);
        UrlFetchApp.fetchAll(['https://a.example/', 'https://b.example/']);
        Utilities.sleep(10);
        ScriptApp.getProjectTriggers();
      }`,
      { network },
    );
    const meters = host.run().execution?.meters.read();
    expect(meters?.calls).toMatchObject({
      properties: 1,
      cache: 1,
      lock: 1,
      fetch: 1,
      sleep: 1,
      trigger: 1,
      handle: 3,
    });
    expect(meters && [blockingCalls(meters), queuedCalls(meters), meters.requests]).toEqual([
      6, 0, 2,
    ]);
    const expected =
      prices.propertiesGet.ms + prices.cacheSet.ms + prices.lock.ms + 250 + 10 + prices.trigger.ms;
    expect(meters?.spentMs).toBeCloseTo(expected);
    expect(host.world.meters.read().calls.fetch).toBe(1);
  });

  test('the trace shows shapes, never contents', () => {
    const host = hostScript(`function main() {
      PropertiesService.getUserProperties().setProperty('key', 'tp_live_secret');
      CacheService.getUserCache().putAll({ a: 'hidden' });
      Utilities.computeDigest(Utilities.DigestAlgorithm.MD5, [[1, 2], [3, 4]].map(String).join());
    }`);
    host.run();
    const text = JSON.stringify(host.world.trace.entries());
    expect(text).not.toMatch(/secret|hidden/);
    expect(host.world.trace.entries().map(({ call, digest }) => `${call}(${digest})`)).toEqual([
      'PropertiesService.getUserProperties()',
      'Properties.setProperty(text:3, text:14)',
      'CacheService.getUserCache()',
      'Cache.putAll({1})',
      'Utilities.computeDigest(MD5, text:7)',
    ]);
  });

  test('the same seed gives the same hash, another seed another one where chance plays', () => {
    const hash = (seed: string, jitter: number): string => {
      const host = hostScript(COUNTER, { seed, jitter });
      host.run();
      return host.world.trace.hash();
    };
    expect(hash('a', 0.3)).toBe(hash('a', 0.3));
    expect(hash('a', 0.3)).not.toBe(hash('b', 0.3));
    expect(hash('a', 0)).toBe(hash('b', 0));
  });

  test('every call is traced, also the one that killed', () => {
    const host = hostScript(COUNTER);
    host.world.faults.add(faultAt({ n: CALLS }, { kind: 'kill', when: 'after' }));
    host.run();
    const entries = host.world.trace.entries();
    expect(entries.map(({ n }) => n)).toEqual([1, 2, 3, 4, 5]);
    expect(entries.at(-1)).toMatchObject({ call: 'Properties.getProperty', outcome: 'dead' });
  });
});

test('HO3 a bug of the host is thrown where the execution was started, not into the script', () => {
  const network = (): never => {
    throw new TypeError('a broken sandbox');
  };
  const source =
    "function main() { try { UrlFetchApp.fetch('https://a.example/'); } catch (e) {} }";
  const host = hostScript(source, { network });
  expect(() => host.run()).toThrow('a broken sandbox');
});
