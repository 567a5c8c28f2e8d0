import { evaluate, hostScript, MARIA, messageOf } from '../../support/script-host';

const JO = 'jo@example.com';
const users = [
  { email: MARIA, locale: 'en_US', rights: 'owner' },
  { email: JO, locale: 'en_US', rights: 'editor' },
] as const;

describe('HO10 properties', () => {
  test('script and document stores are shared, user stores are not', () => {
    const host = hostScript(
      `function put() {
        PropertiesService.getScriptProperties().setProperty('k', 's');
        PropertiesService.getDocumentProperties().setProperty('k', 'd');
        PropertiesService.getUserProperties().setProperty('k', 'u');
      }
      function get() {
        return [PropertiesService.getScriptProperties(), PropertiesService.getDocumentProperties(),
          PropertiesService.getUserProperties()].map((store) => store.getProperty('k'));
      }`,
      { users },
    );
    host.run('put');
    expect(host.run('get', { user: JO })).toMatchObject({ value: ['s', 'd', null] });
    expect(host.value('get')).toEqual(['s', 'd', 'u']);
  });

  test('values become texts; a missing key is null; setters give the store back', () => {
    const body = `
      const store = PropertiesService.getScriptProperties()
        .setProperty('n', 12).setProperty('o', { a: 1 }).setProperties({ t: true, x: 'y' });
      const before = [store.getProperties(), store.getKeys(), store.getProperty('none')];
      store.deleteProperty('n').setProperties({ only: 'one' }, true);
      const after = store.getProperties();
      store.deleteAllProperties();
      return before.concat([after, store.getProperties()]);`;
    expect(evaluate(body)).toEqual([
      { n: '12', o: '[object Object]', t: 'true', x: 'y' },
      ['n', 'o', 't', 'x'],
      null,
      { only: 'one' },
      {},
    ]);
  });

  const NO_KEY =
    'When setting or getting a property value, the property name must not be null or empty.';
  test.each([
    ["getProperty('')", NO_KEY],
    ['getProperty(null)', NO_KEY],
    ["setProperty('', 'x')", NO_KEY],
    ["setProperty('k', 'x'.repeat(9217))", 'Argument too large: value'],
    ["setProperty('k'.repeat(8067), 'x')", 'Data storage error'],
    [
      "setProperty('k')",
      "The parameters (String) don't match the method signature for PropertiesService.Properties.setProperty.",
    ],
    [
      'getProperty(1)',
      "The parameters (number) don't match the method signature for PropertiesService.Properties.getProperty.",
    ],
  ])('%s is refused', (call, message) => {
    expect(messageOf(`PropertiesService.getScriptProperties().${call};`)).toBe(message);
  });

  test('a store takes 500 KB, keys included, and a refused write changes nothing', () => {
    const body = `
      const store = PropertiesService.getScriptProperties();
      for (let i = 0; i < 55; i++) store.setProperty('key' + i, 'x'.repeat(9216));
      let message = '';
      try { store.setProperties({ more: 'x'.repeat(9216), evenMore: '1' }); } catch (e) { message = e.message; }
      return [message, store.getKeys().length, store.getProperty('more')];`;
    expect(evaluate(body)).toEqual([
      'You have exceeded the property storage quota. Please remove some properties and try again.',
      55,
      null,
    ]);
  });

  test('by the doubt about 9 KB, a long value is taken', () => {
    const body =
      "PropertiesService.getScriptProperties().setProperty('k', 'x'.repeat(400000)); return 'ok';";
    expect(evaluate(body, { doubts: { propertyValueLimit: 'lenient' } })).toBe('ok');
  });

  test('sizes count bytes, not characters', () => {
    expect(
      messageOf("PropertiesService.getScriptProperties().setProperty('k', 'é'.repeat(5000));"),
    ).toBe('Argument too large: value');
  });
});

describe('HO10 cache', () => {
  test('an item lives as long as asked, ten minutes if not asked', () => {
    const host = hostScript(`
      function put() {
        const cache = CacheService.getScriptCache();
        cache.put('long', 'l', 1200); cache.put('usual', 'u'); cache.putAll({ brief: 'b' }, 1);
      }
      function get() { return CacheService.getScriptCache().getAll(['long', 'usual', 'brief']); }`);
    host.run('put');
    host.world.clock.advance(2000);
    expect(host.value('get')).toEqual({ long: 'l', usual: 'u' });
    host.world.clock.advance(600_000);
    expect(host.value('get')).toEqual({ long: 'l' });
    host.world.clock.advance(600_000);
    expect(host.value('get')).toEqual({});
  });

  test('beyond 1,000 items the oldest tenth goes', () => {
    const body = `
      const cache = CacheService.getScriptCache();
      for (let i = 0; i <= 1000; i++) cache.put('k' + i, 'v');
      return [cache.get('k100'), cache.get('k101'), cache.get('k1000')];`;
    expect(evaluate(body)).toEqual([null, 'v', 'v']);
  });

  test.each([
    ["get('')", 'Invalid argument: key'],
    ['get(null)', 'Invalid argument: key'],
    ["put('k'.repeat(251), 'v')", 'Argument too large: key'],
    ["put('k', 'v'.repeat(102401))", 'Argument too large: value'],
  ])('%s is refused', (call, message) => {
    expect(messageOf(`CacheService.getScriptCache().${call};`)).toBe(message);
  });

  test('keeps nothing when Google drops everything, or is told to', () => {
    const host = hostScript(`
      function put() { const c = CacheService.getUserCache(); c.put('a', { b: 1 }); return c.get('a'); }
      function get() { return CacheService.getUserCache().get('a'); }
      function remove() { CacheService.getUserCache().remove('a'); }`);
    expect(host.value('put')).toBe('[object Object]');
    host.world.caches.evictAll();
    expect(host.value('get')).toBeNull();
    host.run('put');
    host.run('remove');
    expect(host.value('get')).toBeNull();
    const forgetful = hostScript(
      "function main() { const c = CacheService.getUserCache(); c.put('a', 'b'); return c.get('a'); }",
      { doubts: { cacheKeeps: 'nothing' } },
    );
    expect(forgetful.value()).toBeNull();
  });
});
