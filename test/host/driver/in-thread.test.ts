import { evaluate, hostScript, MARIA, messageOf } from '../../support/script-host';

describe('HO1 a fresh realm per execution', () => {
  test('keeps nothing of the execution before', () => {
    const host = hostScript('var count = 0; function main() { count += 1; return count; }');
    expect([host.value(), host.value()]).toEqual([1, 1]);
  });

  test('evaluates all files in one global scope, functions hoisted across files', () => {
    const host = hostScript([
      'function main() { return later() + fixed; }',
      'const fixed = 1; function later() { return 41; }',
    ]);
    expect(host.value()).toBe(42);
  });

  test.each([
    'setTimeout setInterval clearTimeout queueMicrotask structuredClone',
    'fetch Headers Request Response URL URLSearchParams FormData Blob File',
    'TextEncoder TextDecoder atob btoa crypto performance navigator window',
    'AbortController Event EventTarget DOMException ReadableStream',
    'require module exports process Buffer global __dirname',
  ])('lacks %s', (names) => {
    const present = names
      .split(' ')
      .map((name) => `typeof ${name} === 'undefined' ? [] : ['${name}']`);
    expect(evaluate(`return [].concat(${present.join(', ')});`)).toEqual([]);
  });

  test.each(['console', 'globalThis', 'WebAssembly', 'Intl', 'Promise', 'Map', 'JSON'])(
    'has %s',
    (name) => {
      expect(evaluate(`return typeof ${name};`)).not.toBe('undefined');
    },
  );

  test('runs no code made of text', () => {
    expect(messageOf("return new Function('return 1')();")).toMatch(/disallowed/);
  });

  test('gives a script no way to the functions of the host', () => {
    const body = "return UrlFetchApp.fetch.constructor('return typeof process')();";
    expect(messageOf(body)).toMatch(/disallowed/);
  });

  test("makes values with the realm's own constructors", () => {
    const body = `
      const props = PropertiesService.getScriptProperties();
      props.setProperty('a', '1');
      const day = Utilities.parseDate('2026-01-02', 'UTC', 'yyyy-MM-dd');
      let error;
      try { Utilities.parseDate('x', 'UTC', 'yyyy'); } catch (thrown) { error = thrown; }
      return [
        props.getKeys() instanceof Array,
        props.getProperties().constructor === Object,
        day instanceof Date,
        error instanceof Error,
        error.name,
      ];`;
    expect(evaluate(body)).toEqual([true, true, true, true, 'Exception']);
  });
});

describe('HO1 an entry point', () => {
  test.each([
    ['a declaration', 'function main() { return 1; }'],
    ['a constant arrow', 'const main = () => 1;'],
    ['a variable', 'var main = function () { return 1; };'],
    ['an async function', 'async function main() { await null; return 1; }'],
  ])('may be %s', (_what, source) => {
    expect(hostScript(source).value()).toBe(1);
  });

  test('may be a method by its dotted name, called on its object', () => {
    const host = hostScript('const menu = { one: 1, item() { return this.one; } };');
    expect(host.value('menu.item')).toBe(1);
  });

  test.each(['missing', 'no.such', 'JSON', 'main()'])(
    'that is no function (%s) is not found',
    (name) => {
      const result = hostScript('function main() {}').run(name);
      expect(result).toMatchObject({
        kind: 'threw',
        error: { message: `Script function not found: ${name}` },
      });
    },
  );

  test('does not run when a top-level statement throws', () => {
    const host = hostScript(
      'var ran = PropertiesService.getScriptProperties(); null.x; function main() {}',
    );
    expect(host.run()).toMatchObject({ kind: 'threw', error: { name: 'TypeError' } });
  });

  test('reports what it threw, with the place in the script', () => {
    const result = hostScript("function main() {\n  throw new RangeError('far');\n}").run();
    expect(result).toMatchObject({ kind: 'threw', error: { name: 'RangeError', message: 'far' } });
    expect(result.kind === 'threw' && result.error.stack).toMatch(
      /^RangeError: far\n {4}at main \(file0\.gs:2:\d+\)$/,
    );
  });

  test.each([
    ['a text', "throw 'no';", 'no'],
    ['an object', 'throw { a: 1 };', '{"a":1}'],
    ['null', 'throw null;', 'null'],
  ])('may throw %s', (_what, body, message) => {
    expect(messageOf(body)).toBe(message);
  });
});

describe('HO1 promises', () => {
  test('microtasks run to the end before the execution ends', () => {
    const host = hostScript(`
      function main() {
        Promise.resolve().then(() => null).then(() => console.log('late'));
      }`);
    host.run();
    expect(host.world.logs.lines().map(({ text }) => text)).toEqual(['late']);
  });

  test.each([
    ['a forgotten rejection', "Promise.reject(new Error('lost'));", ['Error: lost']],
    ['a forgotten async call', "(async () => { throw new TypeError('t'); })();", ['TypeError: t']],
    [
      'a chain without an end',
      "Promise.resolve().then(() => { throw new Error('c'); });",
      ['Error: c'],
    ],
    ['a caught rejection', 'Promise.reject(1).catch(() => 1);', []],
    [
      'an awaited rejection',
      'return (async () => { try { await Promise.reject(1); } catch (e) {} })();',
      [],
    ],
  ])('%s is reported as unhandled or not', (_what, body, rejections) => {
    expect(hostScript(`function main() { ${body} }`).run().rejections).toEqual(rejections);
  });

  test('an async entry point that rejects has thrown', () => {
    const result = hostScript("async function main() { throw new Error('x'); }").run();
    expect(result).toMatchObject({ kind: 'threw', error: { message: 'x' }, rejections: [] });
  });

  test('an entry point whose promise never settles returns nothing', () => {
    expect(hostScript('function main() { return new Promise(() => {}); }').value()).toBeNull();
  });
});

describe('HO1 service objects', () => {
  test.each([
    ['UrlFetchApp.addImportantMagic();', 'not emulated: UrlFetchApp.addImportantMagic'],
    ['PropertiesService.getScriptProperties().frob();', 'not emulated: Properties.frob'],
  ])('a method that is not emulated says so: %s', (body, message) => {
    expect(messageOf(body)).toBe(message);
  });

  test('enumeration members print as their name and are the same object every time', () => {
    const body = `
      const full = ScriptApp.AuthMode.FULL;
      return [String(full), JSON.stringify({ full }), full === ScriptApp.AuthMode.FULL,
        full.compareTo(ScriptApp.AuthMode.NONE), full.name()];`;
    expect(evaluate(body)).toEqual(['FULL', '{"full":"FULL"}', true, 3, 'FULL']);
  });

  test.each([
    'const get = PropertiesService.getScriptProperties().getKeys; get();',
    'PropertiesService.getScriptProperties().getKeys.call(CacheService.getScriptCache());',
  ])('a method torn from its object is refused: %s', (body) => {
    expect(messageOf(body)).toBe('Properties.getKeys was called on something else.');
  });

  test('awaiting a service object does not call it', () => {
    const host = hostScript(`async function main() {
      const props = await PropertiesService.getScriptProperties();
      return String(props);
    }`);
    expect(host.value()).toBe('Properties');
  });

  test('keys that look like boxes stay data', () => {
    const body = `
      const cache = CacheService.getScriptCache();
      cache.putAll({ $date: 'a', $handle: 'b', $$x: 'c' });
      return cache.getAll(['$date', '$handle', '$$x']).$$x + Object.keys(cache.getAll(['$date'])).join();`;
    expect(evaluate(body)).toBe('c$date');
  });
});

test('HO1 an execution runs as the user it was started for', () => {
  const users = [
    { email: MARIA, locale: 'en_US', rights: 'owner' },
    { email: 'jo@example.com', locale: 'de_DE', rights: 'editor' },
  ] as const;
  const host = hostScript('function main() { return Session.getActiveUserLocale(); }', { users });
  host.world.users.allow('jo@example.com');
  expect(host.run('main', { user: 'jo@example.com' })).toMatchObject({
    kind: 'returned',
    value: 'de',
  });
});
