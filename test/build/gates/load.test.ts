import { loadScript } from '../../../src/build/gates/load';

function findings(code: string): readonly string[] {
  return loadScript(code, 'bundle_', []).findings.map((each) => `${each.line} ${each.message}`);
}

test.each([
  ['a call', '\nSpreadsheetApp.getUi();', '2 SpreadsheetApp.getUi is used while the script loads.'],
  ['a mere look', 'var mode = ScriptApp.AuthMode;', '1 ScriptApp.AuthMode is used while'],
  [
    'a call in a function that runs at once',
    '(() => {\n  Logger.log(1);\n})();',
    '2 Logger.log is',
  ],
  ['a call behind a helper', 'function f() {\n  return Session.x();\n}\nf();', '2 Session.x is'],
  ['a call whose failure is swallowed', 'try { Logger.log(); } catch (e) {}', '1 Logger.log is'],
  ['an exception', '\nthrow new Error("no");', '2 Loading the script fails: no'],
  [
    'a name that is missing',
    'var a = missing;',
    '1 Loading the script fails: missing is not defined',
  ],
])('%s at load is refused', (_title, code, message) => {
  expect(findings(code)).toEqual([expect.stringContaining(message)]);
});

test('BD4 every touch is reported once, and a chain only at its start', () => {
  const found = findings('Logger.log(1);\nSpreadsheetApp.getActive().getSheets()[0].getName();');
  expect(found.map((text) => text.split(' is ')[0])).toEqual([
    '1 Logger.log',
    '2 SpreadsheetApp.getActive',
  ]);
});

test('BD4 a script that never ends is refused', () => {
  expect(findings('for (;;) {}')).toEqual([expect.stringContaining('Script execution timed out')]);
}, 15_000);

test.each([
  ['declarations', 'function f() { SpreadsheetApp.getUi(); }\nconst g = () => Logger.log(1);'],
  ['a service handed on untouched', 'var services = { sheets: SpreadsheetApp };'],
  ['work without services', 'var table = new Map([[1, "a"]]); console.log(table.size);'],
])('%s at load pass', (_title, code) => {
  expect(findings(code)).toEqual([]);
});

test('BD4 what is no plain function is told apart', () => {
  const code = 'var bundle_ = { a() {}, b: async () => 1, c: 1, d: () => 1 };';
  expect(loadScript(code, 'bundle_', ['a', 'b', 'c', 'd', 'e']).misfits).toEqual([
    { name: 'b', tag: '[object AsyncFunction]' },
    { name: 'c', tag: '[object Number]' },
    { name: 'e', tag: '[object Undefined]' },
  ]);
});
