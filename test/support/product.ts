/**
 * The built add-on in a local host, with a person at the keyboard: for tests of the product as its
 * users meet it. Everything goes through menu, sidebar door and spreadsheet; nothing is imported
 * from the add-on.
 */
import type { ProviderId } from '../../src/core/model';
import type { CallResult } from '../../src/host/driver/editor';
import type { ExecutionResult } from '../../src/host/driver/result';
import { type LocalHost, type LocalHostOptions, openLocalHost } from '../../src/host/local-host';
import { projectOf } from '../../src/host/project-files';
import type { Opportunity, Pipeline } from '../../src/host/sandbox/trustpager/records';
import type { Change } from '../../src/host/sheet/change';
import type { SheetDoubts } from '../../src/host/sheet/doubts';
import type { Sheet, Value } from '../../src/host/sheet/model';
import { createWorkbook } from '../../src/host/sheet/workbook';
import { DEFAULT_START_MS, DEFAULT_USER } from '../../src/host/world/world';
import type { Reply } from '../../src/protocol/replies';
import type { Request } from '../../src/protocol/requests';
import { bundleFiles } from './bundle';
import type { CrmPlace } from './crms/place';
import { placeIn } from './crms/place-in';
import { type Sending, sendingOf } from './sending';

export const MARIA = DEFAULT_USER.email;

export interface ProductOptions extends Partial<LocalHostOptions> {
  /** The CRM that tabs are linked to; default TrustPager. */
  readonly crm?: ProviderId;
  /** Opportunities of that CRM, over all its pipelines; default 30. */
  readonly records?: number;
  readonly locale?: string;
  readonly timeZone?: string;
  readonly sheetDoubts?: Partial<SheetDoubts>;
}

export interface Product extends LocalHost, Sending {
  /** The CRM that tabs are linked to. */
  readonly crm: CrmPlace;
  /** TrustPager's. */
  readonly pipeline: Pipeline;
  /** One message of the sidebar; a call that does not come back fails the test. */
  ask(request: Request, user?: string): Reply;
  /** The same, with what the execution cost and how it ended. */
  call(request: Request, user?: string): CallResult;
  /** Connects with the full key and links a new tab to the default pipeline. Returns its id. */
  link(options?: Partial<Extract<Request, { kind: 'link' }>>): number;
  refresh(tabId: number, user?: string): Reply;
  /** The refresh of a test that expects it to work. */
  refreshed(tabId: number, user?: string): Extract<Reply, { kind: 'refreshed' }>;
  /** A person changes the file; a refusal fails the test. */
  does(change: Change, user?: string): void;
  sheet(tabId: number): Sheet;
  /** Values of a tab from A1 to its last content. */
  cells(tabId: number): readonly (readonly Value[])[];
  /** What TrustPager's default pipeline holds now, as far as lists show it. */
  listed(): readonly Opportunity[];
  /** Texts of all toasts, dialogs and sidebars that a user has seen. */
  shown(user?: string): readonly string[];
}

export function openProduct(options: ProductOptions = {}): Product {
  const { crm = 'trustpager', records = 30, locale, timeZone, sheetDoubts, ...rest } = options;
  const workbook = createWorkbook({
    owner: MARIA,
    nowMs: () => DEFAULT_START_MS,
    ...(locale === undefined ? {} : { locale }),
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(sheetDoubts === undefined ? {} : { doubts: sheetDoubts }),
  });
  const host = openLocalHost({
    project: projectOf(bundleFiles()),
    workbook,
    ...rest,
    [crm]: { records, ...rest[crm] },
  });
  for (const { email } of host.world.users.all()) {
    host.editor.openDocument(email);
    host.world.users.allow(email);
  }
  return { ...host, ...helpersOf(host, placeIn(host.sandboxes, crm)) };
}

function helpersOf(host: LocalHost, crm: CrmPlace): Omit<Product, keyof LocalHost> {
  const pipelines = host.trustpager.workspace().pipelines.values();
  const pipeline = pipelines.find((each) => each.is_default) ?? pipelines[0];
  if (!pipeline) throw new Error('the sandbox has no pipeline');
  const { workbook, windows } = host.world;

  const call: Product['call'] = (request, user = MARIA) =>
    host.editor.scriptRun(user, 'rpc', [request]);
  const ask: Product['ask'] = (request, user) => {
    const result = call(request, user);
    if (result.kind === 'failure') throw new Error(`no reply: ${result.message}`);
    return result.value as Reply;
  };
  const sheet: Product['sheet'] = (tabId) => {
    const found = workbook.current().sheets.find(({ id }) => id === tabId);
    if (!found) throw new Error(`there is no tab ${tabId}`);
    return found;
  };
  const waitUntil = (atMs: number) =>
    host.world.clock.advance(Math.max(0, atMs - host.world.clock.nowMs()));
  return {
    crm,
    pipeline,
    ...sendingOf({ ask, waitUntil }),
    call,
    ask,
    sheet,
    link(wanted = {}) {
      const { provider } = crm;
      const connected = ask({ kind: 'connect', provider, key: crm.keys.full });
      if (connected.kind !== 'connected') throw new Error(JSON.stringify(connected));
      const reply = ask({
        kind: 'link',
        provider,
        pipeline: crm.pipeline,
        filters: {},
        columns: [],
        ...wanted,
      });
      if (reply.kind !== 'linked') throw new Error(JSON.stringify(reply));
      return reply.tabId;
    },
    refresh: (tabId, user) => ask({ kind: 'refresh', tabId }, user),
    refreshed(tabId, user) {
      const reply = ask({ kind: 'refresh', tabId }, user);
      if (reply.kind !== 'refreshed') throw new Error(JSON.stringify(reply));
      return reply;
    },
    does(change, user = MARIA) {
      const outcome = workbook.apply(change, { user, via: 'person' });
      if (outcome.kind !== 'changed') throw new Error(JSON.stringify(outcome));
    },
    cells(tabId) {
      const view = workbook.view();
      const { row, column } = view.end(sheet(tabId));
      return Array.from({ length: row }, (_, r) =>
        Array.from({ length: column }, (_, c) => view.value(sheet(tabId), r + 1, c + 1)),
      );
    },
    listed: () =>
      host.trustpager
        .workspace()
        .opportunities.values()
        .filter(
          (row) => !row.archived && row.placements.some((p) => p.pipeline_id === pipeline.id),
        ),
    shown: (user = MARIA) => windows.of(user).shown.map((each) => JSON.stringify(each)),
  };
}

/** How an execution of a call ended, for tests that look behind a reply. */
export function runOf(result: CallResult): ExecutionResult {
  if (result.run === null) throw new Error('the call never left the page');
  return result.run;
}
