/**
 * Tabs that are refreshed by the clock, as people see it: hours that pass, lines of the run log, what
 * is told on opening and in the sidebar. Knows the messages of the sidebar and the file, no more.
 */
import type { ExecutionResult } from '../../../src/host/driver/result';
import type { SandboxReply } from '../../../src/host/sandbox/contract';
import type { Value } from '../../../src/host/sheet/model';
import { DEFAULT_USER } from '../../../src/host/world/world';
import type { Reply } from '../../../src/protocol/replies';
import type { Request } from '../../../src/protocol/requests';
import { MARIA, type Product } from '../../support/product';
import { type Desk, openDesk, plainDeals } from '../bad-input/tab';

export const BEN = 'ben@example.com';
export const VI = 'vi@example.com';
export const PEOPLE = [
  DEFAULT_USER,
  { email: BEN, locale: 'en_US', rights: 'editor' },
  { email: VI, locale: 'en_US', rights: 'viewer' },
] as const;

export const HOUR_MS = 3_600_000;
/** Of a refresh by the clock: one page, and the four that tell TrustPager's fields. */
export const TICK_REQUESTS = 5;

export const LOG = 'Opportunity Sheets log';

export type Rhythm = NonNullable<Extract<Request, { kind: 'schedule' }>['rhythm']>;
export type TabState = Extract<Reply, { kind: 'tabs' }>['tabs'][number];

export const HOURLY: Rhythm = { kind: 'hourly' };

/** Sets or, with null, takes away the schedule of a tab, which has to work. */
export function schedule(
  product: Product,
  tabId: number,
  rhythm: Rhythm | null,
  user = MARIA,
): void {
  const reply = product.ask({ kind: 'schedule', tabId, rhythm }, user);
  if (reply.kind !== 'scheduled') throw new Error(JSON.stringify(reply));
}

/** Lets hours pass; returns what ran meanwhile. */
export function passHours({ editor, world }: Product, hours: number): readonly ExecutionResult[] {
  return editor.tick(world.clock.nowMs() + hours * HOUR_MS);
}

/** The id of a user's only trigger. */
export function triggerOf({ world }: Product, user = MARIA): string {
  const [trigger, ...others] = world.triggers.of(user);
  if (!trigger || others.length > 0) throw new Error(`${user} has one trigger`);
  return trigger.id;
}

/** The hourly trigger fires now; it has to end well. */
export function tickNow(product: Product, user = MARIA): ExecutionResult {
  const result = product.editor.fireTrigger(triggerOf(product, user));
  if (result?.kind !== 'returned') throw new Error(`the tick ${result?.kind ?? 'did not run'}`);
  return result;
}

/** Does something; returns how many requests reached the network. */
export function requestsDuring({ exchanges }: Product, work: () => void): number {
  const before = exchanges.length;
  work();
  return exchanges.length - before;
}

export type Line = Readonly<Record<string, Value>>;

/** Rows of a tab by the titles in its first row, top to bottom; none while there is no such tab. */
export function linesOf(product: Product, name: string): readonly Line[] {
  const sheet = product.world.workbook.current().sheets.find((one) => one.name === name);
  if (!sheet) return [];
  const [titles = [], ...rows] = product.cells(sheet.id);
  return rows.map((row) => Object.fromEntries(titles.map((title, at) => [title, row[at] ?? null])));
}

/** What the sidebar says of a tab. */
export function tabState(product: Product, tabId: number, user = MARIA): TabState {
  const reply = product.ask({ kind: 'tabs' }, user);
  const state = reply.kind === 'tabs' ? reply.tabs.find((tab) => tab.tabId === tabId) : undefined;
  if (!state) throw new Error(JSON.stringify(reply));
  return state;
}

/** The toasts that a user sees on opening the file. */
export function toldOnOpening({ editor, world }: Product, user = MARIA): readonly string[] {
  const { shown } = world.windows.of(user);
  const before = shown.length;
  editor.openDocument(user);
  return shown.slice(before).map(({ message }) => message);
}

/** From now on, and until the returned function is called, the CRM refuses a key. */
export function revoke({ router }: Product, key: string): () => void {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ error: { code: 'UNAUTHORIZED', message: 'Invalid API key.' } });
  const reply: SandboxReply = { kind: 'answer', status: 401, headers, body };
  return router.addFault(({ headers: sent }) =>
    sent.authorization === `Bearer ${key}` ? { kind: 'answer', reply, executed: false } : null,
  );
}

/** From now on, and until the returned function is called, the CRM is out of order. */
export function breakDown({ router }: Product): () => void {
  const reply: SandboxReply = { kind: 'answer', status: 503, headers: {}, body: '{}' };
  return router.addFault(() => ({ kind: 'answer', reply, executed: false }));
}

/** Maria's tab, refreshed every hour on her behalf. */
export function openHourly(deals = plainDeals(3)): Desk {
  const desk = openDesk(deals, { users: PEOPLE });
  desk.product.ask({ kind: 'profile', name: 'Maria' });
  schedule(desk.product, desk.tabId, HOURLY);
  return desk;
}

/** An hour later Maria's trigger fires. */
export function nextTick(product: Product): void {
  product.world.clock.advance(HOUR_MS);
  tickNow(product);
}
