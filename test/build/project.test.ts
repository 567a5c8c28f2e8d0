import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { buildProject, distNames, projectLayout } from '../../src/build/project';
import { builtFiles, complaints, fixtureProject, removeFixtureProjects } from './fixture-project';

const { entry } = projectLayout;

afterAll(removeFixtureProjects);

describe('BD1 a sound project', () => {
  test('gives exactly the three files that are pushed', async () => {
    const files = await builtFiles({});
    expect(Object.keys(files).sort()).toEqual([...distNames].sort());
    expect(files['appsscript.json']).toBe(readFileSync('appsscript.json', 'utf8'));
  });

  test('declares every export of the entry file at the top level, and no other function', async () => {
    const files = await builtFiles({
      [entry]: `
        export { refresh as refreshTab } from './refresh';
        export const onOpen = (): string => 'open';
        export function onInstall(): string { return onOpen(); }
        export interface Unseen { readonly a: string }
        export type { Unseen as AlsoUnseen };
      `,
      'src/addon/refresh.ts':
        'export function refresh(this: unknown, ...all: number[]): number { return all.length; }',
    });
    const declared = [
      ...files['Code.js'].matchAll(/^function (\w+)\(\) \{ return bundle_\./gm),
    ].map((match) => match[1]);
    expect(declared.sort()).toEqual(['onInstall', 'onOpen', 'refreshTab']);
    const call = 'JSON.stringify([onOpen(), onInstall(), refreshTab(1, 2, 3)])';
    expect(runInNewContext(`${files['Code.js']};${call}`)).toBe('["open","open",3]');
  });

  test('is rewritten to ES2019 where the source is newer', async () => {
    const files = await builtFiles({
      [entry]: `
        class Counter { static start = 2; #n = 1; value?: { deep: number }; next() { return ++this.#n; } }
        export function count(): number {
          const counter = new Counter();
          let extra: number | undefined; extra ??= 1_000;
          return counter.next() + (counter.value?.deep ?? extra) + Counter.start;
        }
      `,
    });
    expect(runInNewContext(`${files['Code.js']}; count()`)).toBe(1004);
  });

  test('holds no code that no entry point reaches', async () => {
    const files = await builtFiles({
      [entry]: `
        import { used } from './both';
        export function run(): string { return used(); }
      `,
      'src/addon/both.ts': `
        export function used(): string { return 'reached'; }
        export function unused(): string { return 'never reached'; }
      `,
    });
    expect(files['Code.js']).toContain('reached');
    expect(files['Code.js']).not.toContain('never reached');
  });

  test('carries the licence of every package in it', async () => {
    const files = await builtFiles({
      [entry]: `
        import * as z from 'zod/mini';
        export function check(value: unknown): boolean { return z.safeParse(z.string(), value).success; }
      `,
    });
    expect(files['Code.js']).toMatch(/\/\*! zod [\d.]+ \(MIT\)\nMIT License/);
    expect(runInNewContext(`${files['Code.js']}; check('x') && !check(1)`)).toBe(true);
  });

  test('comes with a map from the script to its sources', async () => {
    const build = await buildProject(fixtureProject({}));
    if (build.kind === 'refused') throw new Error('The project must build.');
    expect(JSON.parse(build.codeMap)).toMatchObject({ sources: [entry] });
  });

  test('gives the same bytes every time', async () => {
    expect(await builtFiles({})).toEqual(await builtFiles({}));
  });
});

describe('BD1 entry points that are refused', () => {
  test.each([
    ['a name ending in an underscore', 'export function hidden_() {}', '"hidden_" cannot be'],
    ['a default export', 'export default function () {}', '"default" cannot be'],
    ['a name of a service', 'export function Logger() {}', 'it would replace a service'],
    ['an async function', 'export async function run() {}', 'is [object AsyncFunction]'],
    ['a generator', 'export function* run() {}', 'is [object GeneratorFunction]'],
    ['a value', 'export const version = 3;', 'is [object Number]'],
  ])('%s', async (_title, code, message) => {
    expect(await complaints({ [entry]: `\n${code}\n` })).toEqual([
      expect.stringMatching(/^src\/addon\/entry\.ts:2: /),
    ]);
    expect((await complaints({ [entry]: code }))[0]).toContain(message);
  });

  test('each at its own line, whatever kind of export it is', async () => {
    const found = await complaints({
      [entry]: `export function fine() {}
        export class A_ {}
        export const b_ = 1,
          c_ = 2;
        export { d_ } from './d';
      `,
      'src/addon/d.ts': 'export function d_() {}',
    });
    expect(found.map((text) => text.split(' cannot')[0]).sort()).toEqual([
      'src/addon/entry.ts:2: "A_"',
      'src/addon/entry.ts:3: "b_"',
      'src/addon/entry.ts:4: "c_"',
      'src/addon/entry.ts:5: "d_"',
    ]);
  });

  test('exports that are not listed', async () => {
    const found = await complaints({
      [entry]: "export * from './all';",
      'src/addon/all.ts': 'export function a() {}',
    });
    expect(found[0]).toContain('src/addon/entry.ts:1: Entry points must be listed by name.');
  });
});

describe('BD1 a project that cannot be bundled is refused with the place', () => {
  test.each([
    ['a syntax error', 'export function a() {\n  return );\n}', 'src/addon/entry.ts:2: Unexpected'],
    [
      'a missing module',
      "\nimport { b } from './gone';\nexport const a = () => b;",
      'entry.ts:2: Could',
    ],
    [
      'a BigInt literal',
      '\nexport function a() { return 1n; }',
      'entry.ts:2: Big integer literals',
    ],
    ['a top-level await', 'await 1;\nexport function a() {}', 'entry.ts:1: Top-level await'],
  ])('%s', async (_title, code, message) => {
    expect((await complaints({ [entry]: code })).join('\n')).toContain(message);
  });

  test.each(['entry', 'page', 'manifest'] as const)('a missing file: the %s', async (part) => {
    const layout = { ...projectLayout, [part]: 'src/nowhere' };
    expect(await buildProject(fixtureProject({}), layout)).toMatchObject({
      kind: 'refused',
      problems: [{ file: 'src/nowhere', message: 'The file is missing.' }],
    });
  });

  test('a manifest that asks for more than the product promises', async () => {
    const found = await complaints({ 'appsscript.json': '{}' });
    expect(found[0]).toContain('appsscript.json:1: "timeZone" is not what the product promises.');
  });
});

describe('BD1 gates name the line of the source, not of the bundle', () => {
  const inHelper = (code: string): Readonly<Record<string, string>> => ({
    [entry]: "import { help } from './helper';\nexport function run() { return help(); }",
    'src/addon/helper.ts': `// A comment.\nexport function help(): unknown {\n  ${code}\n}\n`,
  });

  test.each([
    ['an absent global', 'return fetch("x");', 'fetch does not exist in Apps Script.'],
    ['an unknown global', 'return surprise;', 'surprise is not defined.'],
    ['a regular expression', 'return /(?<=a)b/;', 'Regular expression with lookbehind.'],
    ['eval', 'return eval("1");', 'eval compiles text at run time.'],
    ['an unlisted host', 'return "https://api.example.com/v1";', 'may not be fetched.'],
    ['a dynamic import', 'return import(String(Math.random()));', 'dynamic import is not ES2019.'],
  ])('%s', async (_title, code, message) => {
    const found = await complaints(inHelper(code));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^src\/addon\/helper\.ts:3: /);
    expect(found[0]).toContain(message);
  });

  test('a service call while loading, also through a helper', async () => {
    const found = await complaints({
      [entry]: `
        import { ids } from './helper';
        const started = ids();
        export function run() { return started; }
      `,
      'src/addon/helper.ts': 'export function ids(): unknown {\n  return Utilities.getUuid();\n}\n',
    });
    expect(found).toHaveLength(1);
    expect(found[0]).toContain('src/addon/helper.ts:2: Utilities.getUuid is used while');
  });

  test('a package that brings along what Apps Script lacks', async () => {
    const found = await complaints({
      [entry]: "export { wait as run } from 'little';",
      'node_modules/little/package.json': '{"name":"little","version":"1.0.0","main":"a.js"}',
      'node_modules/little/a.js': '// A comment.\nexport const wait = () => setTimeout(wait);',
    });
    expect(found).toHaveLength(1);
    expect(found[0]).toContain('node_modules/little/a.js:2: setTimeout does not exist in Apps');
    expect(found[0]).toContain('This is code of a package.');
  });

  test('a bundle that is too large, with what weighs most', async () => {
    const found = await complaints({
      [entry]: "import { big } from './big';\nexport function run() { return big; }",
      'src/addon/big.ts': `export const big = '${'x'.repeat(360_000)}';`,
    });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^Code\.js: \d+ bytes are more than 350000\.\n.*src\/addon\/big\.ts/);
  });
});
