import { absentRemedies } from '../../../src/build/gates/platform';
import { codeFindings } from '../../../src/build/server-bundle';

function messages(code: string): readonly string[] {
  return codeFindings(code, ['https://api.close.com/']).map((each) => each.message);
}

describe('BD2 names of the surroundings', () => {
  test.each([...absentRemedies.keys()])('%s is refused as absent', (name) => {
    expect(messages(`function f() { return ${name}.x; }`)).toEqual([
      `${name} does not exist in Apps Script.`,
    ]);
  });

  test.each([
    ['a name nobody declared', 'function f() { return nobody; }', 'nobody is not defined.'],
    ['a write to such a name', 'function f() { nobody = 1; }', 'nobody is not defined.'],
    ['a service without a scope', 'function f() { DriveApp.x(); }', 'DriveApp is not defined.'],
    ['a declaration in another function', 'function f() { var a; } a();', 'a is not defined.'],
    ['a declaration in an inner block', '{ let a; } a();', 'a is not defined.'],
    [
      'the name of a function expression outside of it',
      'var f = function g() {}; g();',
      'g is not defined.',
    ],
    ['a call through globalThis', 'globalThis.fetch("x");', 'fetch does not exist in Apps Script.'],
    [
      'a guard for another name',
      'typeof URLS !== "u" && URL;',
      'URL does not exist in Apps Script.',
    ],
  ])('%s is refused', (_title, code, message) => {
    expect(messages(code)).toEqual([message]);
  });

  test.each([
    ['built-ins and services', 'SpreadsheetApp.flush(Math.max(JSON, undefined, console));'],
    ['parameters', 'function f(fetch, { a: [URL], ...process }) { return [fetch, URL, process]; }'],
    ['default parameters', 'function f(a, b = a) { return b; }'],
    ['hoisted declarations', 'f(); a = 1; function f() { b(); { var b; } } var a;'],
    ['block scopes', '{ let URL; const File = URL; class Blob {} new Blob(File); }'],
    ['loops', 'for (const event of []) event; for (let i = 0; ; ) i; for (var k in {}) k;'],
    ['switch blocks', 'switch (1) { case 1: let atob; default: atob; }'],
    ['catch clauses', 'try { Math; } catch ({ message }) { message; }'],
    ['function expressions by name', 'var f = function fetch() { return fetch; };'],
    ['class expressions by name', 'var f = class File { g() { return File; } };'],
    [
      'properties, methods and labels',
      'var a = { fetch: 1, URL() {} }; a.process; b: for (;;) break b;',
    ],
    ['arguments', 'function f() { return arguments; }'],
    ['the question for a type', 'var a = typeof process;'],
    ['a guarded use in &&', 'var a = typeof crypto !== "undefined" && crypto.x;'],
    ['a guarded use in ?:', 'var a = typeof crypto === "object" ? crypto : null;'],
    ['a guarded use in if', 'if (typeof fetch == "function") { fetch(); }'],
    ['a look at globalThis', 'var a = globalThis.crypto; globalThis.own = 1;'],
  ])('%s pass', (_title, code) => {
    expect(messages(code)).toEqual([]);
  });
});

describe('BD2 code that is compiled at run time', () => {
  test.each([
    ['eval', 'eval("1");', 'eval compiles text at run time.'],
    ['an indirect eval', '(0, eval)("1");', 'eval compiles text at run time.'],
    ['new Function', 'new Function("return 1");', 'Function compiles text at run time.'],
    [
      'Function under another name',
      'var F = Function; F("1");',
      'Function compiles text at run time.',
    ],
  ])('%s is refused', (_title, code, message) => {
    expect(messages(code)).toEqual([message]);
  });

  test('questions about functions pass', () => {
    expect(messages('var a = Math instanceof Function || Function.prototype.call;')).toEqual([]);
  });
});

describe('BD2 regular expressions', () => {
  test.each([
    ['/(?<=a)b/;', 'lookbehind'],
    ['/(?<!a)b/;', 'lookbehind'],
    ['/(?<year>\\d+)/;', 'a named group'],
    ['new RegExp("(?<=a)b");', 'lookbehind'],
    ['RegExp(`(?<a>b)`);', 'a named group'],
    ['new RegExp("a", "v");', 'the flag "v"'],
    ['new RegExp("a", "gd");', 'the flag "d"'],
  ])('%s is refused', (code, feature) => {
    expect(messages(code)).toEqual([`Regular expression with ${feature}.`]);
  });

  test.each([
    '/(?:a)(?=b)(?!c)/giu;',
    '/[(?<=]/;',
    '/\\(?<=/;',
    '/[\\]](?:)/;',
    'new RegExp(String);',
  ])('%s passes', (code) => {
    expect(messages(code)).toEqual([]);
  });
});

describe('BD2 addresses', () => {
  test.each(['f("https://api.closes.com/v1");', `f(\`https://api.other.app/v1/\${a}\`);`])(
    '%s is refused',
    (code) => {
      const found = messages(`var a, f = String; ${code}`);
      expect(found).toEqual([
        expect.stringMatching(/^https:\/\/api\.\w+\.\w+ may not be fetched\.$/),
      ]);
    },
  );

  test.each(['f("https://api.close.com/api/v1");', `f(\`https://app.close.com/lead/\${a}\`);`])(
    '%s passes',
    (code) => {
      expect(messages(`var a, f = String; ${code}`)).toEqual([]);
    },
  );
});
