/**
 * Twenty-odd things that happen to a script, each to be played under every driver. A scene opens a
 * fresh world, and what it then does asks an editor only, so that it never sees which driver it has.
 */
import type { AsyncEditor, CallResult } from '../../../src/host/driver/editor';
import { createInThreadRunner } from '../../../src/host/driver/in-thread';
import { randomFaults } from '../../../src/host/http/network-faults';
import { createRandom } from '../../../src/host/sandbox/random';
import { sandboxKeys } from '../../../src/host/sandbox/trustpager/keys';
import type { World } from '../../../src/host/world/context';
import type { CallHook } from '../../../src/host/world/faults';
import { faultOn } from '../../../src/host/world/faults';
import type { User } from '../../../src/host/world/users';
import type { Request } from '../../../src/protocol/requests';
import { MARIA, openProduct, type Product, type ProductOptions } from '../../support/product';
import { hostScript, type ScriptHostOptions } from '../../support/script-host';

export interface Scene {
  readonly title: string;
  /** How executions have to end in it, so that what it is about has really happened. */
  readonly ends: readonly ('returned' | 'threw' | 'killed' | 'timedOut')[];
  open(): OpenScene;
}

export interface OpenScene {
  readonly world: World;
  play(editor: AsyncEditor): Promise<unknown>;
}

const JO = 'jo@example.com';
const TWO: readonly User[] = [
  { email: MARIA, locale: 'en_US', rights: 'owner' },
  { email: JO, locale: 'de_DE', rights: 'editor' },
];

/** The built add-on at work. */
interface Stage {
  readonly product: Product;
  readonly editor: AsyncEditor;
  ask(request: Request, user?: string): Promise<CallResult>;
  /** Connects and links a new tab; its id. */
  link(): Promise<number>;
  refresh(tabId: number, user?: string): Promise<CallResult>;
}

function stageOf(product: Product, editor: AsyncEditor): Stage {
  const ask: Stage['ask'] = (request, user = MARIA) => editor.scriptRun(user, 'rpc', [request]);
  return {
    product,
    editor,
    ask,
    async link() {
      await ask({ kind: 'connect', provider: 'trustpager', key: sandboxKeys.full });
      const { id, name } = product.pipeline;
      const linked = await ask({
        kind: 'link',
        provider: 'trustpager',
        pipeline: { id, label: name },
        filters: {},
        columns: [],
      });
      const reply: unknown = linked.kind === 'success' ? linked.value : linked;
      return Number((reply as { readonly tabId: number }).tabId);
    },
    refresh: (tabId, user) => ask({ kind: 'refresh', tabId }, user),
  };
}

interface ProductScene {
  readonly title: string;
  readonly ends?: Scene['ends'];
  readonly options?: ProductOptions;
  play(stage: Stage): Promise<unknown>;
}

function ofProduct({ title, ends = ['returned'], options, play }: ProductScene): Scene {
  return {
    title,
    ends,
    open() {
      const product = openProduct({ records: 25, ...options });
      return { world: product.world, play: (editor) => play(stageOf(product, editor)) };
    },
  };
}

/** A refresh with edits of a person, work in the CRM, and trouble at its calls. */
function disturbed(title: string, ends: Scene['ends'], hook: CallHook): Scene {
  return ofProduct({
    title,
    ends,
    async play({ product, link, refresh }) {
      const tabId = await link();
      await refresh(tabId);
      workOnBothSides(product, tabId);
      const stop = product.world.faults.add(hook);
      await refresh(tabId);
      stop();
      product.world.clock.advance(61_000);
      await refresh(tabId);
    },
  });
}

function workOnBothSides(product: Product, tabId: number): void {
  const [first, second] = product.listed();
  if (!first || !second) throw new Error('the CRM is too small');
  product.trustpager.colleague.edit(first.id, { name: '=1+1 is what it says', value: 4321 });
  product.trustpager.colleague.edit(second.id, { value: 77 });
  const area = { row: 2, column: 3, rows: 2, columns: 1 };
  product.does({ kind: 'enter', sheetId: tabId, area, inputs: { all: 'mine' } });
}

const ofAddOn: readonly Scene[] = [
  ofProduct({
    title: 'the file is opened by two people',
    options: { users: TWO },
    play: async ({ editor }) => [await editor.openDocument(MARIA), await editor.openDocument(JO)],
  }),
  ofProduct({
    title: 'the add-on is installed',
    options: { deployment: 'published' },
    play: async ({ editor }) => [await editor.install(MARIA), await editor.openDocument(MARIA)],
  }),
  ofProduct({
    title: 'sidebar, help and refresh from the menu',
    async play({ editor }) {
      for (const item of ['Open sidebar', 'Help', 'Refresh this tab', 'Refresh all tabs']) {
        await editor.clickMenu(MARIA, item);
      }
    },
  }),
  ofProduct({
    title: 'a wrong key, then the right one',
    async play({ ask, link }) {
      await ask({ kind: 'connect', provider: 'trustpager', key: 'tp_test_not_the_right_key' });
      await link();
      await ask({ kind: 'connections' });
    },
  }),
  ofProduct({
    title: 'pipelines, catalogue and tabs are asked for',
    async play({ product, ask, link }) {
      await link();
      await ask({ kind: 'pipelines', provider: 'trustpager' });
      await ask({ kind: 'catalogue', provider: 'trustpager', pipelineId: product.pipeline.id });
      await ask({ kind: 'tabs' });
    },
  }),
  ofProduct({
    title: 'a first pull and a refresh without changes',
    options: { records: 130 },
    async play({ link, refresh }) {
      const tabId = await link();
      await refresh(tabId);
      await refresh(tabId);
    },
  }),
  ofProduct({
    title: 'a refresh after work on both sides, with prices that vary',
    options: { jitter: 0.2, seed: '7' },
    async play({ product, link, refresh }) {
      const tabId = await link();
      await refresh(tabId);
      workOnBothSides(product, tabId);
      await refresh(tabId);
    },
  }),
  ofProduct({
    title: 'a German file in another zone',
    options: { locale: 'de_DE', timeZone: 'Pacific/Auckland', language: 'de' },
    play: async ({ link, refresh }) => refresh(await link()),
  }),
  ofProduct({
    title: 'the platform is checked',
    play: ({ editor }) => editor.clickMenu(MARIA, 'Check this platform'),
  }),
  ofProduct({
    title: 'a throttled pull',
    async play({ product, link, refresh }) {
      const tabId = await link();
      const headers = { 'retry-after': '7' };
      const reply = { kind: 'answer', status: 429, headers, body: '{}' } as const;
      product.router.addFault((_request, n) =>
        n % 3 === 0 ? { kind: 'answer', executed: false, reply } : null,
      );
      await refresh(tabId);
    },
  }),
  ofProduct({
    title: 'a network that loses, breaks and dawdles',
    async play({ product, link, refresh }) {
      const tabId = await link();
      const chances = { answerLost: 0.1, requestLost: 0.1, badGateway: 0.1, slow: 0.2 };
      product.router.addFault(randomFaults(createRandom('trouble'), chances));
      for (let round = 1; round <= 4; round++) await refresh(tabId);
    },
  }),
  ofProduct({
    title: 'two people with unlike keys, and one whose right is taken away',
    options: { users: TWO },
    async play({ product, ask, link, refresh }) {
      const tabId = await link();
      await refresh(tabId);
      await ask({ kind: 'connect', provider: 'trustpager', key: sandboxKeys.readOnly }, JO);
      await refresh(tabId, JO);
      product.world.users.revoke(JO);
      await refresh(tabId, JO);
    },
  }),
  ofProduct({
    title: 'a second refresh in the middle of the first',
    options: { users: TWO },
    async play({ product, link, refresh }) {
      const tabId = await link();
      const { world } = product;
      const nested = createInThreadRunner(world, world.project.scripts);
      const args = [{ kind: 'refresh', tabId }];
      world.faults.add(
        faultOn(
          'UrlFetchApp.fetch',
          {
            kind: 'interrupt',
            run: () => nested({ entry: 'sidebar', functionName: 'rpc', user: MARIA, args }),
          },
          1,
        ),
      );
      await refresh(tabId);
    },
  }),
  ofProduct({
    title: 'a file that somebody else has locked',
    async play({ product, link, refresh }) {
      const tabId = await link();
      product.world.locks.take('document', { execution: 999, object: {} });
      await refresh(tabId);
    },
  }),
  ofProduct({
    title: 'a day’s quota that is used up',
    options: { limits: { fetchesPerDay: 8 } },
    async play({ link, refresh }) {
      const tabId = await link();
      for (let round = 1; round <= 8; round++) await refresh(tabId);
    },
  }),
  disturbed('a refresh that is killed before a call', ['returned', 'killed'], ({ n }) =>
    n === 30 ? { kind: 'kill', when: 'before' } : null,
  ),
  disturbed('a refresh that is killed after a call', ['returned', 'killed'], ({ method }) =>
    method === 'flush' ? { kind: 'kill', when: 'after' } : null,
  ),
  disturbed('a refresh that runs into its limit', ['returned', 'timedOut'], ({ n }) =>
    n === 25 ? { kind: 'delay', ms: 400_000 } : null,
  ),
  disturbed('errors of services', ['returned'], ({ n }) =>
    n % 9 === 0 ? { kind: 'throw', message: 'Service Spreadsheets failed', when: 'before' } : null,
  ),
];

interface ScriptScene {
  readonly title: string;
  readonly ends?: Scene['ends'];
  readonly source: string;
  readonly options?: ScriptHostOptions;
  play?(editor: AsyncEditor, world: World): Promise<unknown>;
}

function ofScript({ title, ends = ['returned'], source, options, play }: ScriptScene): Scene {
  return {
    title,
    ends,
    open() {
      const { world } = hostScript(source, options);
      return {
        world,
        play: (editor) => play?.(editor, world) ?? editor.scriptRun(MARIA, 'main'),
      };
    },
  };
}

const ofScripts: readonly Scene[] = [
  ofScript({
    title: 'big texts and many cells, there and back',
    source: `function main() {
      const sheet = SpreadsheetApp.getActiveSheet();
      const rows = Array.from({ length: 900 }, (_, r) => [r, 'ä'.repeat(r), '\\ud83d\\ude00 \\ud800']);
      sheet.insertRowsAfter(1, 1000);
      sheet.getRange(1, 1, 900, 3).setValues(rows);
      const cache = CacheService.getScriptCache();
      cache.put('big', 'x'.repeat(90000));
      return [sheet.getDataRange().getValues(), cache.get('big'), 'y'.repeat(3000000)];
    }`,
  }),
  ofScript({
    title: 'dates of every kind',
    options: { manifest: { timeZone: 'America/New_York' } },
    source: `function main() {
      const range = SpreadsheetApp.getActiveSheet().getRange('A1:B1');
      range.setValues([[new Date(2026, 2, 8, 2, 30), new Date(0)]]);
      Utilities.sleep(1234);
      const read = range.getValues()[0];
      const invalid = new Date(NaN);
      return [read.map(String), String(new Date()), Date.now(), [invalid], read[0] instanceof Date,
        Utilities.formatDate(read[0], 'Asia/Kolkata', "yyyy-MM-dd'T'HH:mm"),
        new Intl.DateTimeFormat('en-GB').format(read[1])];
    }`,
  }),
  ofScript({
    title: 'chance and ids',
    options: { seed: 'chance' },
    source: `function main() {
      return [Math.random(), Utilities.getUuid(), Math.random(), Utilities.getUuid()];
    }`,
    play: async (editor) => [
      await editor.scriptRun(MARIA, 'main'),
      await editor.scriptRun(MARIA, 'main'),
    ],
  }),
  ofScript({
    title: 'a page made from a template, and log lines',
    options: {
      pages: [
        { name: 'Page', source: '<? for (let i = 0; i < n; i++) { ?><b><?= i ?></b><? } ?>' },
      ],
    },
    source: `function main() {
      const page = HtmlService.createTemplateFromFile('Page');
      page.n = 3;
      console.log('%s of %d', 'one', 2, { a: [1] });
      console.error(new Error('shown'));
      return page.evaluate().setTitle('T').getContent();
    }`,
  }),
  ofScript({
    title: 'errors, forgotten promises and odd results',
    ends: ['returned', 'threw'],
    source: `function main(what) {
      console.log(what);
      if (what === 'throws') throw new RangeError('far');
      if (what === 'forgets') Promise.reject(new TypeError('lost'));
      if (what === 'cycle') { const a = {}; a.a = a; return a; }
      if (what === 'swallows') try { SpreadsheetApp.frob(); } catch (e) { return e.message; }
      return what === 'later' ? Promise.resolve([new Map(), () => 1, { $date: 5 }]) : null;
    }`,
    async play(editor) {
      for (const what of ['throws', 'forgets', 'cycle', 'swallows', 'later', new Date(0)]) {
        await editor.scriptRun(MARIA, 'main', [what]);
      }
      await editor.scriptRun(MARIA, 'missing');
    },
  }),
  ofScript({
    title: 'a reason that calls a service when somebody reads it, after the end',
    source: `function main() {
      const store = PropertiesService.getScriptProperties();
      store.setProperty('in time', 'yes');
      Promise.reject({
        name: 'Late',
        get message() {
          try { store.setProperty('too late', 'yes'); } catch (e) { return e.message; }
          return 'in time';
        },
      });
    }`,
  }),
  ofScript({
    title: 'queued writes that are refused at the end',
    ends: ['threw'],
    source: `function main() {
      const sheet = SpreadsheetApp.getActiveSheet();
      const rule = SpreadsheetApp.newDataValidation().requireNumberGreaterThan(5).setAllowInvalid(false).build();
      sheet.getRange('A1').setDataValidation(rule);
      SpreadsheetApp.flush();
      sheet.getRange('A1').setValue(1);
    }`,
  }),
  ofScript({
    title: 'triggers over a day',
    source: `
      function main() {
        ScriptApp.newTrigger('tick').timeBased().everyHours(1).create();
        ScriptApp.newTrigger('tick').timeBased().after(5 * 60000).create();
      }
      function tick(e) {
        const store = PropertiesService.getDocumentProperties();
        const ticks = JSON.parse(store.getProperty('ticks') || '[]');
        store.setProperty('ticks', JSON.stringify(ticks.concat([[e.hour, e.minute, String(e.authMode)]])));
      }`,
    async play(editor, world) {
      await editor.scriptRun(MARIA, 'main');
      await editor.tick(world.clock.nowMs() + 86_400_000);
      const [first] = world.triggers.all();
      if (first !== undefined) await editor.fireTrigger(first.id);
    },
  }),
  ofScript({
    title: 'sleeps beyond the limit, with a script that will not end',
    ends: ['timedOut'],
    source: `function main() {
      for (let i = 0; i < 50; i++) try { Utilities.sleep(60000); } finally { continue; }
    }`,
  }),
];

export const scenes: readonly Scene[] = [...ofAddOn, ...ofScripts];
