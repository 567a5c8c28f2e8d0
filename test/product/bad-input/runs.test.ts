/** Two runs at once, cut runs, and Google speaking another language. */

import { sandboxKeys } from '../../../src/host/sandbox/trustpager/keys';
import type { CallFault } from '../../../src/host/world/faults';
import { faultOn } from '../../../src/host/world/faults';
import type { Reply } from '../../../src/protocol/replies';
import type { ProductOptions } from '../../support/product';
import { BEN, BOTH, type Desk, leavesFileAlone, openDesk, plainDeals, refusal } from './tab';

const connectBen = ({ product }: Desk) =>
  product.ask({ kind: 'connect', provider: 'trustpager', key: sandboxKeys.full }, BEN);

/** Runs something in the middle of Maria's refresh, while she fetches. */
function during(desk: Desk, call: string, work: () => void): Reply {
  const fault: CallFault = { kind: 'interrupt', run: work };
  const heal = desk.product.world.faults.add(faultOn(call, fault, 1));
  const reply = desk.product.refresh(desk.tabId);
  heal();
  return reply;
}

describe('a second run while the first is at work', () => {
  test.each(['UrlFetchApp.fetchAll', 'Range.setValues', 'SpreadsheetApp.flush'])(
    'RN4 begun at %s: told that somebody is at work, changes and asks nothing',
    (call) => {
      const desk = openDesk(plainDeals(3), { users: BOTH });
      const { product, tabId, deals, value } = desk;
      connectBen(desk);
      product.trustpager.colleague.edit(deals[0] ?? '', { name: 'Changed' });
      let message = '';
      let alone = false;
      let asked = 0;
      const first = during(desk, call, () => {
        const before = product.exchanges.length;
        alone = leavesFileAlone(product, () => {
          message = refusal(product.refresh(tabId, BEN));
        });
        asked = product.exchanges.length - before;
      });
      expect(message).toMatch(/is refreshing a tab of this file/);
      expect(message).toMatch(/Try again in a minute; nothing was changed/);
      expect(alone).toBe(true);
      expect(asked).toBe(0);
      expect(first).toMatchObject({ kind: 'refreshed', counts: { updated: 1 } });
      expect(value(deals[0] ?? '', 'Name')).toBe('Changed');
    },
  );

  test('RN4 the name a person gave is told', () => {
    const desk = openDesk(plainDeals(1), { users: BOTH });
    const { product, tabId } = desk;
    connectBen(desk);
    product.world.properties.of('user:maria@example.com').setAll({ name: 'Maria' }, false);
    let message = '';
    during(desk, 'UrlFetchApp.fetchAll', () => {
      message = refusal(product.refresh(tabId, BEN));
    });
    expect(message).toMatch(/^Maria is refreshing/);
  });

  test('RN4 on another tab of the file: told as well, since the file has one lock', () => {
    const desk = openDesk(plainDeals(1), { users: BOTH });
    const { product } = desk;
    connectBen(desk);
    const other = product.link();
    let message = '';
    during(desk, 'UrlFetchApp.fetchAll', () => {
      message = refusal(product.refresh(other, BEN));
    });
    expect(message).toMatch(/is refreshing a tab of this file.*Try again in a minute/);
    expect(product.refreshed(other).counts.added).toBe(1);
  });

  test('RN4 a run that died keeps nobody out', () => {
    const desk = openDesk(plainDeals(2), { users: BOTH });
    const { product, tabId } = desk;
    connectBen(desk);
    const kill = faultOn('UrlFetchApp.fetchAll', { kind: 'kill', when: 'before' }, 1);
    const heal = product.world.faults.add(kill);
    expect(product.call({ kind: 'refresh', tabId }).kind).toBe('failure');
    heal();
    expect(product.refreshed(tabId, BEN).counts.unchanged).toBe(2);
  });

  test('RN4 the sidebar and the menu get the same answer', () => {
    const desk = openDesk(plainDeals(1), { users: BOTH });
    const { product, tabId } = desk;
    connectBen(desk);
    product.world.windows.of(BEN).dialog = null;
    during(desk, 'UrlFetchApp.fetchAll', () => {
      product.editor.clickMenu(BEN, 'Refresh all tabs');
    });
    const { dialog } = product.world.windows.of(BEN);
    expect(dialog?.html).toMatch(/is refreshing a tab of this file/);
    expect(product.sheet(tabId)).toBeDefined();
  });
});

describe('errors in another language', () => {
  const languages = ['en', 'de'] as const;
  type Scene = (options: ProductOptions) => unknown;

  /** What a person gets, Google's own words taken out. */
  const withoutGoogle = (reply: Reply): unknown =>
    JSON.parse(
      JSON.stringify(reply).replace(/(could not be (?:reached|written)[^.(]*\(?)[^)"]*/g, '$1'),
    );

  const scenes: Readonly<Record<string, Scene>> = {
    'a protected column': (options) => {
      const desk = openDesk(plainDeals(3), { users: BOTH, ...options });
      const { product, tabId, deals, column } = desk;
      connectBen(desk);
      const area = { row: 1, column: column('Value'), rows: 1000, columns: 1 };
      product.does({ kind: 'protect', sheetId: tabId, area });
      product.trustpager.colleague.edit(deals[0] ?? '', { name: 'Changed', value: 9 });
      const reply = product.refresh(tabId, BEN);
      if (reply.kind !== 'refreshed') throw new Error(JSON.stringify(reply));
      return [reply.counts, reply.remarks.length, product.cells(tabId)];
    },
    'a protected ID column': (options) => {
      const desk = openDesk(plainDeals(3), { users: BOTH, ...options });
      const { product, tabId, column } = desk;
      connectBen(desk);
      const area = { row: 1, column: column('ID'), rows: 1000, columns: 1 };
      product.does({ kind: 'protect', sheetId: tabId, area });
      product.trustpager.colleague.create({ name: 'New' }, product.pipeline.stages[0]?.id);
      return [refusal(product.refresh(tabId, BEN)).slice(0, 35), product.cells(tabId)];
    },
    'a network that is down': (options) => {
      const { product, tabId } = openDesk(plainDeals(2), options);
      product.router.addFault(() => ({ kind: 'lost', error: 'dns', executed: false }));
      return withoutGoogle(product.refresh(tabId));
    },
    'a time-out once': (options) => {
      const { product, tabId } = openDesk(plainDeals(2), options);
      const fault = { kind: 'lost', error: 'timeout', executed: true } as const;
      product.trustpager.addFault({ fault });
      return product.refresh(tabId);
    },
    'a run that is at work': (options) => {
      const desk = openDesk(plainDeals(1), { users: BOTH, ...options });
      connectBen(desk);
      let message = '';
      during(desk, 'UrlFetchApp.fetchAll', () => {
        message = refusal(desk.product.refresh(desk.tabId, BEN));
      });
      return message;
    },
    'a fetch quota that is used up': (options) => {
      const { product, tabId } = openDesk(plainDeals(1), {
        ...options,
        limits: { fetchesPerDay: 12 },
      });
      const replies = Array.from({ length: 9 }, () => product.refresh(tabId));
      const last = refusal(replies.at(-1) ?? { kind: 'disconnected' });
      return [last.split('(')[0], last.match(/Try again tomorrow/)?.[0]];
    },
  };

  test.each(Object.entries(scenes))(
    'PL1 CE6 RN4 %s ends the same in every language',
    (_what, scene) => {
      const [english, german] = languages.map((language) => scene({ language }));
      expect(german).toEqual(english);
    },
  );

  test('PL1 a daily fetch quota that is used up is named with the remedy', () => {
    expect(scenes['a fetch quota that is used up']?.({})).toEqual([
      expect.stringMatching(/Google allows this account no more web requests today/),
      'Try again tomorrow',
    ]);
  });
});

describe('a platform that fails', () => {
  test('RN1 an error nobody foresaw is told without internals, and the next run mends', () => {
    const desk = openDesk(plainDeals(3));
    const { product, tabId, deals, value } = desk;
    product.trustpager.colleague.edit(deals[0] ?? '', { name: 'Changed' });
    const message = `Service Spreadsheets failed ${sandboxKeys.full}`;
    const fault: CallFault = { kind: 'throw', when: 'before', message };
    const heal = product.world.faults.add(faultOn('Sheet.getDataRange', fault, 1));
    const told = refusal(product.refresh(tabId));
    expect(told).toMatch(/stopped unexpectedly.*Refresh again/);
    expect(told).not.toContain(sandboxKeys.full);
    heal();
    expect(product.refreshed(tabId).counts.updated).toBe(1);
    expect(value(deals[0] ?? '', 'Name')).toBe('Changed');
  });

  test.each([
    ['nothing', undefined],
    ['a word', 'refresh'],
    ['an unknown kind', { kind: 'erase' }],
    ['a tab that is a text', { kind: 'refresh', tabId: '1' }],
    ['an unknown CRM', { kind: 'connect', provider: 'salesforce', key: 'x' }],
    ['columns that are none', { kind: 'link', provider: 'trustpager', columns: 'all' }],
  ])('CN4 %s from the sidebar is answered with what to do', (_what, request) => {
    const { product } = openDesk([]);
    const alone = leavesFileAlone(product, () => {
      const result = product.editor.scriptRun('maria@example.com', 'rpc', [request]);
      expect(result).toMatchObject({
        kind: 'success',
        value: { kind: 'failed', message: expect.stringMatching(/Reload the spreadsheet/) },
      });
    });
    expect(alone).toBe(true);
  });

  test.each([
    ['octolane', 'Octolane'],
    ['close', 'Close'],
    ['lightfield', 'Lightfield'],
  ] as const)('CN1 what is no key of %s is refused before any request', (provider, name) => {
    const { product } = openDesk([]);
    const sent = product.exchanges.length;
    expect(refusal(product.ask({ kind: 'connect', provider, key: 'x' }))).toContain(name);
    expect(product.exchanges).toHaveLength(sent);
  });

  test.each([
    ['an unknown filter', { filters: { colour: 'red' } }, /colour/],
    ['columns that do not exist', { columns: ['colour'] }, /None of the chosen columns.*again/],
  ])('CN4 %s makes no tab', (_what, wanted, told) => {
    const { product } = openDesk([]);
    const { id, name } = product.pipeline;
    const alone = leavesFileAlone(product, () => {
      const reply = product.ask({
        kind: 'link',
        provider: 'trustpager',
        pipeline: { id, label: name },
        filters: {},
        columns: [],
        ...wanted,
      });
      expect(refusal(reply)).toMatch(told);
    });
    expect(alone).toBe(true);
  });

  test('CN4 a pipeline that was deleted meanwhile makes no tab', () => {
    const { product } = openDesk([]);
    const alone = leavesFileAlone(product, () => {
      const reply = product.ask({
        kind: 'link',
        provider: 'trustpager',
        pipeline: { id: '00000000-0000-4000-8000-000000000000', label: 'Old' },
        filters: {},
        columns: [],
      });
      expect(refusal(reply)).toMatch(/TrustPager/);
    });
    expect(alone).toBe(true);
  });
});
