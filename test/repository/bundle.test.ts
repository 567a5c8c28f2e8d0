import { Script } from 'node:vm';
import { bundleFiles, bundleText } from '../support/bundle';

test('BD1 the add-on builds and passes every gate', () => {
  expect(bundleFiles().map(({ name }) => name)).toEqual([
    'appsscript.json',
    'Code.js',
    'Sidebar.html',
  ]);
});

test('BD1 the bundle offers the entry points that Apps Script calls by itself', () => {
  const declared = [
    ...bundleText('Code.js').matchAll(/^function (\w+)\(\) \{ return bundle_\./gm),
  ].map((at) => at[1]);
  expect(declared).toEqual(expect.arrayContaining(['onOpen', 'onInstall']));
});

test('BD1 the bundle loads and compiles as a plain script', () => {
  expect(() => new Script(bundleText('Code.js'))).not.toThrow();
});
