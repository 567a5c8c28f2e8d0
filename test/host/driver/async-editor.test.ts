import { type AsyncEditor, createAsyncEditor, type Editor } from '../../../src/host/driver/editor';
import type { AsyncRunner } from '../../../src/host/driver/result';
import { createLiveClock } from '../../../src/host/world/live-clock';
import { hostScript, MARIA } from '../../support/script-host';
import { threadedScript } from '../../support/threads';

const ADD_ON = `
  function onInstall() { onOpen(); }
  function onOpen() {
    SpreadsheetApp.getUi().createAddonMenu().addItem('Refresh', 'refresh').addToUi();
  }
  function refresh() { return 'refreshed'; }
  function soon() { ScriptApp.newTrigger('tick').timeBased().everyHours(1).create(); }
  function tick(e) { return e.hour; }
  function echo(value) { return value; }
  function fails() { throw new Error('boom'); }`;

/** What somebody does, written once for both editors. */
type Act = (editor: Editor | AsyncEditor) => unknown;

const acts: readonly (readonly [string, Act])[] = [
  ['opens the file', (editor) => editor.openDocument(MARIA)],
  ['installs', (editor) => editor.install(MARIA)],
  ['clicks', (editor) => editor.clickMenu(MARIA, 'Refresh')],
  ['calls from the sidebar', (editor) => editor.scriptRun(MARIA, 'echo', [{ a: [1, undefined] }])],
  ['calls with nothing', (editor) => editor.scriptRun(MARIA, 'echo')],
  ['calls what fails', (editor) => editor.scriptRun(MARIA, 'fails')],
  ['passes what cannot be passed', (editor) => editor.scriptRun(MARIA, 'echo', [new Date(0)])],
  ['calls what is hidden', (editor) => editor.scriptRun(MARIA, 'echo_')],
  ['plants a trigger', (editor) => editor.scriptRun(MARIA, 'soon')],
  ['lets time pass', (editor) => editor.tick(Date.UTC(2026, 0, 15, 19))],
];

/** Results without what is of one world only. */
const plain = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, item) => (key === 'execution' ? undefined : item)));

test('HO4 an editor that answers later answers the same', async () => {
  const now = hostScript(ADD_ON);
  const later = hostScript(ADD_ON);
  const editor = createAsyncEditor(later.world, async (request) => later.runner(request));
  for (const [name, act] of acts) {
    const answer = plain(act(now.editor));
    expect([name, plain(await act(editor))]).toEqual([name, answer]);
    expect(later.world.clock.nowMs()).toBe(now.world.clock.nowMs());
  }
  expect(later.world.trace.hash()).toBe(now.world.trace.hash());
  const [trigger] = later.world.triggers.all();
  expect(await editor.fireTrigger(trigger?.id ?? '')).toMatchObject({ kind: 'returned' });
  await expect(editor.clickMenu(MARIA, 'Nowhere')).rejects.toThrow('has an item "Nowhere"');
});

test('HO4 several people do something at once', async () => {
  const host = threadedScript(`
    function main(mine, other) {
      const store = PropertiesService.getScriptProperties();
      store.setProperty(mine, 'yes');
      while (store.getProperty(other) === null) {}
      return mine;
    }`);
  const editor = createAsyncEditor(host.world, (request) => host.threads.start(request).done);
  const calls = [
    ['a', 'b'],
    ['b', 'a'],
  ].map((args) => editor.scriptRun(MARIA, 'main', args));
  expect(await Promise.all(calls)).toMatchObject([{ value: 'a' }, { value: 'b' }]);
});

describe('HO7 on a live clock', () => {
  test('a trigger is waited for, and fires when it is due', async () => {
    const host = threadedScript(
      `function main() { ScriptApp.newTrigger('tick').timeBased().after(20).create(); }
       function tick() { return Date.now(); }`,
      { clock: createLiveClock() },
    );
    const run: AsyncRunner = (request) => host.threads.start(request).done;
    const editor = createAsyncEditor(host.world, run);
    await editor.scriptRun(MARIA, 'main');
    const [trigger] = host.world.triggers.all();
    const dueMs = trigger?.nextMs ?? 0;
    expect(await editor.tick(dueMs - 1)).toEqual([]);
    const [fired, ...others] = await editor.tick(dueMs);
    expect(others).toEqual([]);
    expect(fired?.kind === 'returned' && Number(fired.value)).toBeGreaterThanOrEqual(dueMs);
  });
});
