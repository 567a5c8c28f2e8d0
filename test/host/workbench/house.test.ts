import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openHouse } from '../../../src/host/workbench/house';
import type { Act, ActReply, Message } from '../../../src/host/workbench/protocol';
import type { Manifest } from '../../../src/host/world/project';

const MARIA = 'maria@example.com';
const KEY = 'tp_live_0123456789abcdef0123';

const CODE = `
function onOpen() { SpreadsheetApp.getUi().createAddonMenu().addItem('Allow', 'allow').addToUi(); }
function allow() {}
function schedule() { ScriptApp.newTrigger('tick').timeBased().everyHours(1).create(); }
function tick() {
  var store = PropertiesService.getScriptProperties();
  store.setProperty('ticks', String(Number(store.getProperty('ticks')) + 1));
}
function ticks() { return PropertiesService.getScriptProperties().getProperty('ticks'); }
function keep(key) { PropertiesService.getUserProperties().setProperty('key', key); }
function ask(url) {
  var key = PropertiesService.getUserProperties().getProperty('key');
  var headers = { Authorization: 'Bearer ' + key };
  return UrlFetchApp.fetch(url, { headers: headers, muteHttpExceptions: true }).getContentText();
}
`;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'workbench-house-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A house with Maria in front of it, who has authorized the script by a click. */
async function open(more: { readonly live?: boolean; readonly manifest?: Partial<Manifest> } = {}) {
  const manifest = { timeZone: 'America/New_York', ...more.manifest };
  const scripts = [{ name: 'Code', source: CODE }];
  const { live = false } = more;
  const house = openHouse({ project: { manifest, scripts, pages: [] }, folder, records: 2, live });
  const act = (request: Exclude<Act, { readonly kind: 'reset' }>): Promise<ActReply> =>
    house.bench().act(MARIA, request);
  const call = async (functionName: string, ...args: readonly unknown[]): Promise<unknown> => {
    const reply = await act({ kind: 'call', functionName, args });
    return reply.kind === 'returned' ? reply.value : reply;
  };
  const told: Message[] = [];
  const until = (fits: (message: Message) => boolean): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        house.bench().tell();
        if (told.some(fits)) resolve();
        else setImmediate(look);
      };
      look();
    });
  house.bench().join(MARIA, (message) => told.push(message));
  await until((message) => message.kind === 'window' && message.window.menus.length > 0);
  await act({ kind: 'menu', path: ['Allow'] });
  return { house, act, call, told, until };
}

/** Whether a scheduled run has ended. */
function hasTicked(message: Message): boolean {
  if (message.kind !== 'runs') return false;
  return message.runs.some(
    ({ functionName, state }) => functionName === 'tick' && state === 'returned',
  );
}

test('WB6 WB10 a restart loses no trigger, and an hour that was let pass stays passed', async () => {
  const first = await open();
  await first.call('schedule');
  expect(await first.act({ kind: 'guide', deed: 'hour' })).toMatchObject({ kind: 'told' });
  await first.until(hasTicked);
  await first.house.close();
  const second = await open();
  expect(second.told).toContainEqual({ kind: 'world', world: { aheadMs: 3_600_000, live: false } });
  await second.act({ kind: 'guide', deed: 'hour' });
  await second.until(hasTicked);
  expect(await second.call('ticks')).toBe('2');
  await second.house.close();
});

describe('WB7 live', () => {
  let crm: Server;
  const heard: (string | undefined)[] = [];
  let origin = '';
  beforeAll(async () => {
    crm = createServer(({ headers }, response) => {
      heard.push(headers.authorization);
      response.end('real');
    });
    await new Promise<void>((resolve) => crm.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(crm.address() as AddressInfo).port}`;
  });
  afterAll(() => crm.close());

  test('requests reach the hosts of the manifest alone; the page is told that there are no sandboxes', async () => {
    const { house, call, told } = await open({
      live: true,
      manifest: { urlFetchWhitelist: [`${origin}/`, 'https://nowhere.invalid/'] },
    });
    expect(told).toContainEqual({ kind: 'world', world: { aheadMs: 0, live: true } });
    expect(told).toContainEqual({ kind: 'crms', crms: [] });
    await call('keep', KEY);
    expect(await call('ask', `${origin}/v1/deals`)).toBe('real');
    expect(heard).toEqual([`Bearer ${KEY}`]);
    expect(await call('ask', 'http://127.0.0.1:9/')).toMatchObject({ kind: 'refused' });
    await house.close();
  });

  test('a key is in no file, no list and no archive of requests', async () => {
    const manifest = { urlFetchWhitelist: [`${origin}/`] };
    const { house, call, told } = await open({ live: true, manifest });
    await call('keep', KEY);
    await call('ask', `${origin}/v1/deals`);
    house.keep();
    const har = house.bench().har();
    expect(har.log.entries).toHaveLength(1);
    const kept = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1'));
    expect(kept).toHaveLength(1);
    for (const text of [JSON.stringify(har), JSON.stringify(told), ...kept]) {
      expect(text).not.toContain(KEY);
    }
    await house.close();
  });

  test('time is not put ahead of the real CRMs', async () => {
    const { house, act } = await open({ live: true });
    expect(await act({ kind: 'guide', deed: 'hour' })).toMatchObject({ kind: 'refused' });
    await house.close();
  });
});
