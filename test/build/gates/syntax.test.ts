import { parseScript } from '../../../src/build/gates/syntax';

function messages(code: string): readonly string[] {
  const parsed = parseScript(code);
  return parsed.kind === 'parsed'
    ? []
    : parsed.findings.map((each) => `${each.line}:${each.column} ${each.message}`);
}

test.each([
  ['arrows, defaults, spread', 'const f = (a = 1, ...b) => ({ ...b, a });'],
  [
    'async functions and generators',
    'async function f() { for await (const a of b()) await a; } function* b() {}',
  ],
  ['classes with methods', 'class A { static b() {} get c() { return 1; } }'],
  ['a catch without a name', 'try { f(); } catch { f(); }'],
  ['BigInt as a function', 'BigInt(1);'],
])('%s pass', (_title, code) => {
  expect(messages(code)).toEqual([]);
});

test.each([
  ['const a = 10n;', '1:10 BigInt literal is not ES2019.'],
  ['class A { b() { return this.#c; } #c() {} }', '1:23 private name (#) is not ES2019.'],
  ['class A { #c = 1; }', '1:10 private name (#) is not ES2019.'],
  ['class A {\n  b = 1;\n}', '2:2 class field is not ES2019.'],
  ['class A { static b = 1; }', '1:10 class field is not ES2019.'],
  ['class A { static { f(); } }', '1:10 static block is not ES2019.'],
  ["import a from 'a';", '1:0 import is not ES2019.'],
  ['export const a = 1;', '1:0 export is not ES2019.'],
  ['export default 1;', '1:0 export is not ES2019.'],
  ["export * from 'a';", '1:0 export is not ES2019.'],
  ["f(import('a'));", '1:2 dynamic import is not ES2019.'],
  ['f(import.meta);', '1:2 import.meta is not ES2019.'],
  ['await f();', '1:0 top-level await is not ES2019.'],
  ['a?.b;', '1:0 optional chaining (?.) is not ES2019.'],
  ['a ?? b;', '1:0 nullish operator (??) is not ES2019.'],
  ['a ||= b;', '1:0 logical assignment is not ES2019.'],
  ['f(1_000);', '1:2 numeric separator is not ES2019.'],
])('%s is refused by name', (code, message) => {
  expect(messages(code)).toContain(message);
});

test.each([
  ['(', '1:1 Unexpected token'],
  ['/a/v;', '1:1 Invalid regular expression flag.'],
  ['var a = /(/;', '1:9 Invalid regular expression: /(/: Unterminated group.'],
])('%s is refused in the words of the parser', (code, message) => {
  expect(messages(code).join('\n')).toContain(message);
});

test('BD3 every place is named, in order', () => {
  const found = messages('f(1n);\nf(a?.b);\nf(2n);');
  expect(found.map((text) => text.split(' ')[0])).toEqual(['1:2', '2:2', '3:2']);
});
