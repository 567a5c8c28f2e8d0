import type { AsyncEditor } from '../../../src/host/driver/editor';
import { quickPull } from '../../../src/host/workbench/quick-pull';
import { hostScript, MARIA } from '../../support/script-host';

type Replies = Readonly<Record<string, object>>;

const usual: Replies = {
  connect: { kind: 'connected' },
  pipelines: { kind: 'pipelines', pipelines: [{ id: 'p1', label: 'Sales' }, { id: 'p2' }] },
  link: { kind: 'linked', tabId: 7, tabName: 'Close Sales' },
  refresh: { kind: 'refreshed', counts: { records: 1234 } },
};

/** Clicks once; what was asked of the script, and what the page is told. */
async function click(replies: Replies) {
  const { world } = hostScript('');
  const asked: object[] = [];
  const scriptRun: AsyncEditor['scriptRun'] = (_user, _name, args = []) => {
    const message = args[0] as { readonly kind: string };
    asked.push(message);
    const value = replies[message.kind];
    return Promise.resolve(
      value === undefined
        ? { kind: 'failure', message: 'broken', run: null }
        : { kind: 'success', value, run: { kind: 'killed', execution: null, rejections: [] } },
    );
  };
  const editor = { scriptRun } as AsyncEditor;
  const crm = { id: 'close', keys: [{ label: 'Full', key: 'key-1' }] };
  const reply = await quickPull({ world, editor, user: MARIA, crm });
  const inFront = world.selection(MARIA)?.sheetId;
  return { reply, asked, inFront, allowed: world.users.isAllowed(MARIA) };
}

test('one click connects, links the first pipeline and pulls, with the user’s consent', async () => {
  const { reply, asked, inFront, allowed } = await click(usual);
  expect(reply).toEqual({ kind: 'told', text: 'Close Sales is ready: 1,234 opportunities.' });
  expect(inFront).toBe(7);
  expect(allowed).toBe(true);
  expect(asked).toEqual([
    { kind: 'connect', provider: 'close', key: 'key-1' },
    { kind: 'pipelines', provider: 'close' },
    {
      kind: 'link',
      provider: 'close',
      filters: {},
      columns: [],
      pipeline: { id: 'p1', label: 'Sales' },
    },
    { kind: 'refresh', tabId: 7 },
  ]);
});

test.each<[string, Replies, string]>([
  [
    'a refused key',
    { ...usual, connect: { kind: 'failed', message: 'No such key.' } },
    'No such key.',
  ],
  ['a tab that cannot be made', { ...usual, link: { kind: 'failed', message: 'Full.' } }, 'Full.'],
  ['a pull that breaks off', { connect: usual.connect ?? {}, link: usual.link ?? {} }, 'broken'],
  [
    'an answer of another kind',
    { ...usual, refresh: { kind: 'odd' } },
    'The script answered "odd".',
  ],
])('%s is said', async (_what, replies, message) => {
  expect((await click(replies)).reply).toEqual({ kind: 'refused', message });
});
