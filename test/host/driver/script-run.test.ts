import { toServer } from '../../../src/host/driver/script-run';
import { hostScript, MARIA } from '../../support/script-host';

const cycle: unknown[] = [];
cycle.push(cycle);

describe('HO5 from page to server', () => {
  test.each<[string, unknown]>([
    ['a Date', new Date(0)],
    ['a Date deep inside', { a: [{ b: new Date(0) }] }],
    ['a Map', new Map()],
    ['a Set', new Set()],
    ['a typed array', new Uint8Array(1)],
    ['a function', () => 1],
    ['a symbol', Symbol('s')],
    ['a bigint', 10n],
    ['a class instance', new (class Thing {})()],
    ['a cycle', cycle],
  ])('%s makes the call fail, by position', (_what, value) => {
    expect(toServer(['fine', value])).toEqual({
      kind: 'illegal',
      message: 'Failed due to illegal value in property: 1',
    });
  });

  test('plain data arrive as they are, undefined as null, the same object twice as two', () => {
    const shared = { x: 1 };
    const host = hostScript('function echo(a, b, c) { return [a, b, c, arguments.length]; }');
    const result = host.editor.scriptRun(MARIA, 'echo', [
      { list: [1, undefined, 'x', true, null], deep: { $date: 5, $handle: 0 } },
      undefined,
      [shared, shared],
    ]);
    expect(result).toMatchObject({
      kind: 'success',
      value: [
        { list: [1, null, 'x', true, null], deep: { $date: 5, $handle: 0 } },
        null,
        [{ x: 1 }, { x: 1 }],
        3,
      ],
    });
  });
});

describe('HO5 from server to page', () => {
  test.each<[string, string, unknown]>([
    ['nothing', 'return;', null],
    ['undefined in an array', 'return [1, undefined];', [1, null]],
    ['a Date', 'return new Date();', null],
    ['a Date deep inside', 'return { ok: 1, a: [new Date()] };', null],
    ['a service object', 'return PropertiesService.getScriptProperties();', null],
    ['a Map, a Set, an expression', 'return [new Map([[1, 2]]), new Set([1]), /x/];', [{}, {}, {}]],
    ['fields of a class', 'class A { constructor() { this.a = 1; } } return new A();', { a: 1 }],
    ['a promise', 'return Promise.resolve({ late: true });', { late: true }],
    ['keys with a dollar', 'return { $class: 1, $$: 2 };', { $class: 1, $$: 2 }],
    ['bytes', "return Utilities.base64Decode('/w==');", [-1]],
  ])('%s', (_what, body, value) => {
    const host = hostScript(`function main() { ${body} }`);
    expect(host.editor.scriptRun(MARIA, 'main')).toMatchObject({ kind: 'success', value });
  });

  test('a cycle makes the call fail', () => {
    const host = hostScript('function main() { const a = {}; a.a = a; return a; }');
    expect(host.editor.scriptRun(MARIA, 'main').kind).toBe('failure');
  });

  test.each([
    ["throw new Error('boom');", 'Error: boom'],
    ["CacheService.getUserCache().get('');", 'Exception: Invalid argument: key'],
    ['Utilities.sleep(300000); Utilities.sleep(100000);', 'Exceeded maximum execution time'],
  ])('an error arrives as text: %s', (body, message) => {
    const host = hostScript(`function main() { ${body} }`);
    expect(host.editor.scriptRun(MARIA, 'main')).toMatchObject({ kind: 'failure', message });
  });
});

test.each(['hidden_', 'menu.item'])('%s cannot be called from a page', (name) => {
  const host = hostScript('function hidden_() {} const menu = { item() {} };');
  expect(host.editor.scriptRun(MARIA, name)).toMatchObject({ kind: 'failure', run: null });
  expect(host.world.trace.entries()).toEqual([]);
});

test('HO5 the way there and back takes its time', () => {
  const host = hostScript('function main() { return 1; }');
  const before = host.world.clock.nowMs();
  host.editor.scriptRun(MARIA, 'main');
  expect(host.world.clock.nowMs() - before).toBe(1200 + 700);
});
