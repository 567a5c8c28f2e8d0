/** The run log and the list of changes: tabs of the file that everybody can read. */
import { sandboxKeys } from '../../../src/host/sandbox/trustpager/keys';
import { MARIA, type Product } from '../../support/product';
import { plainDeals } from '../bad-input/tab';
import {
  BEN,
  HOUR_MS,
  HOURLY,
  LOG,
  linesOf,
  nextTick,
  openHourly,
  schedule,
  TICK_REQUESTS,
  tabState,
  tickNow,
  triggerOf,
  VI,
} from './clockwork';

/** An hour later the trigger fires, and is ended at the nth tab, in front of its first request. */
function tickCutAt(product: Product, nth: number): void {
  product.world.clock.advance(HOUR_MS);
  let tabs = 0;
  const stop = product.world.faults.add(({ method }) => {
    if (method === 'tryLock') tabs += 1;
    return tabs === nth && method === 'fetchAll' ? { kind: 'kill', when: 'before' } : null;
  });
  expect(product.editor.fireTrigger(triggerOf(product))?.kind).toBe('killed');
  stop();
}

describe('the run log', () => {
  test('SC4 says when, who, what, how much and how long, newest first', () => {
    const { product, tabId, deals } = openHourly();
    const name = product.sheet(tabId).name;
    nextTick(product);
    product.trustpager.colleague.edit(deals[0] ?? '', { value: 4711 });
    nextTick(product);
    const lines = linesOf(product, LOG);
    expect(Object.keys(lines[0] ?? {})).toEqual([
      ...['Time', 'Who', 'Tab', 'Action', 'What', 'Seconds', 'Requests', 'Error'],
    ]);
    const usual = {
      Who: 'Maria',
      Tab: name,
      Action: 'Scheduled refresh',
      Requests: String(TICK_REQUESTS),
    };
    expect(lines).toEqual([
      expect.objectContaining({ ...usual, What: '1 updated, 2 unchanged', Error: null }),
      expect.objectContaining({ ...usual, What: '3 unchanged', Error: null }),
    ]);
    for (const { Seconds } of lines) expect(['1', '2', '3']).toContain(Seconds);
    const [last = 0, first = 0] = lines.map(({ Time }) => Number(Time));
    expect(Math.round((last - first) * 24 * 60)).toBe(60);
  });

  test('SC4 a push stands in it, too', () => {
    const { product, tabId, deals, type } = openHourly();
    type(deals[0] ?? '', 'Name', 'Mine');
    product.send(tabId, 'push');
    expect(linesOf(product, LOG)).toMatchObject([{ Who: 'Maria', Action: 'Push', What: '1 done' }]);
  });

  test('SC4 SC5 a tick that Google stopped has its line from the next one, with the tab it was at', () => {
    const { product } = openHourly();
    const other = product.link();
    product.refreshed(other);
    schedule(product, other, HOURLY);
    tickCutAt(product, 2);
    expect(linesOf(product, LOG)).toEqual([]);
    nextTick(product);
    const lines = linesOf(product, LOG);
    expect(lines).toHaveLength(3);
    expect(lines[2]).toMatchObject({
      ...{ Action: 'Scheduled refresh', Who: 'Maria', Tab: product.sheet(other).name },
      ...{ What: null, Seconds: null, Requests: null },
      Error: expect.stringMatching(/^Stopped by Google before it was done\./),
    });
    const apart = Number(lines[0]?.Time) - Number(lines[2]?.Time);
    expect(Math.round(apart * 24 * 60)).toBe(60);
    expect(tabState(product, other).trouble).toBeNull();
  });

  test('SC4 SC5 ticks that Google stops every time are told all the same, each once', () => {
    const { product, tabId } = openHourly(plainDeals(1));
    for (let n = 0; n < 3; n++) tickCutAt(product, 1);
    expect(linesOf(product, LOG).map(({ Error: text }) => text)).toEqual(
      Array(2).fill(expect.stringMatching(/^Stopped by Google/)),
    );
    expect(tabState(product, tabId, BEN).trouble).toMatch(
      /Scheduled refreshes of Maria fail: Google stopped the last one.*filter/,
    );
    nextTick(product);
    nextTick(product);
    expect(tabState(product, tabId).trouble).toBeNull();
    expect(linesOf(product, LOG)).toHaveLength(5);
  });

  test('SC4 ends at 500 lines, and takes no formula for one', () => {
    const { product, tabId } = openHourly(plainDeals(1));
    product.ask({ kind: 'profile', name: '=1+1' });
    schedule(product, tabId, HOURLY);
    nextTick(product);
    const log = product.world.workbook.current().sheets.find(({ name }) => name === LOG);
    const sheetId = log?.id ?? 0;
    expect(linesOf(product, LOG)[0]?.Who).toBe('=1+1');
    const old = Array.from({ length: 499 }, (_, n) => [`old ${n}`]);
    const area = { row: 3, column: 4, rows: 499, columns: 1 };
    product.does({ kind: 'enter', sheetId, area, inputs: { each: old } });
    expect(linesOf(product, LOG)).toHaveLength(500);
    nextTick(product);
    const lines = linesOf(product, LOG);
    expect(lines).toHaveLength(500);
    expect(lines[1]?.Action).toBe('Scheduled refresh');
    expect(lines[499]?.Action).toBe('old 497');
  });

  test('SC4 may be renamed, moved, and deleted by people; it goes on', () => {
    const { product } = openHourly(plainDeals(1));
    nextTick(product);
    const log = product.world.workbook.current().sheets.find(({ name }) => name === LOG);
    const sheetId = log?.id ?? 0;
    product.does({ kind: 'renameSheet', sheetId, name: 'What happened' });
    product.does({ kind: 'moveSheet', sheetId, index: 0 });
    nextTick(product);
    expect(linesOf(product, 'What happened')).toHaveLength(2);
    product.does({ kind: 'deleteSheet', sheetId });
    nextTick(product);
    expect(linesOf(product, LOG)).toHaveLength(1);
  });

  test('SC4 that cannot be written spoils no refresh', () => {
    const { product, tabId, deals, value } = openHourly(plainDeals(2));
    nextTick(product);
    product.ask({ kind: 'connect', provider: 'trustpager', key: sandboxKeys.full }, BEN);
    schedule(product, tabId, HOURLY, BEN);
    const log = product.world.workbook.current().sheets.find(({ name }) => name === LOG);
    product.does({ kind: 'protect', sheetId: log?.id ?? 0, area: null });
    product.trustpager.colleague.edit(deals[0] ?? '', { value: 4711 });
    product.world.clock.advance(HOUR_MS);
    tickNow(product, BEN);
    expect(value(deals[0] ?? '', 'Value')).toBe(4711);
    expect(linesOf(product, LOG)).toHaveLength(1);
    expect(tabState(product, tabId).trouble).toBeNull();
  });

  test('SC4 CN3 everybody with the file can read log, stamp and changes without a connection', () => {
    const { product, tabId, deals } = openHourly();
    product.world.select(MARIA, {
      sheetId: tabId,
      area: { row: 1, column: 1, rows: 1, columns: 1 },
    });
    product.editor.clickMenu(MARIA, 'Refresh and list what changed');
    product.trustpager.colleague.edit(deals[0] ?? '', { value: 4711 });
    nextTick(product);
    const visible = product.world.workbook.current().sheets.filter(({ hidden }) => !hidden);
    const names = visible.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining([LOG, 'Opportunity Sheets changes']));
    for (const user of [BEN, VI]) {
      expect(tabState(product, tabId, user)).toMatchObject({
        records: 3,
        refreshedAtMs: expect.any(Number),
        schedule: { by: 'Maria', isMine: false },
      });
    }
  });
});
