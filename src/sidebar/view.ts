/**
 * Which view a page opens with. The server writes it into the root element of the page before it
 * shows it: `data-view="home"` becomes, say, `data-view="push" data-tab="7" data-rows="all"
 * data-retry="false"`. Must not know: how views look.
 */
import type { Request } from '../protocol/requests';

export type Action = Extract<Request, { kind: 'preview' }>['action'];
export type Rows = Extract<Request, { kind: 'preview' }>['rows'];

/** Something to be done to the CRM from a tab. */
export interface SendView {
  readonly kind: 'send';
  readonly action: Action;
  readonly tabId: number;
  readonly rows: Rows;
  /** Only what failed before, once more. */
  readonly retry: boolean;
}

/** What a linked tab shows, and whether it stays linked. */
export interface SettingsView {
  readonly kind: 'settings';
  readonly tabId: number;
}

export type View =
  | { readonly kind: 'home' }
  | { readonly kind: 'import' }
  | SettingsView
  | SendView;

/** `data` is the root element's dataset. Throws if the server wrote something else. */
export function readView(data: Readonly<Record<string, string | undefined>>): View {
  const { view, tab, rows, retry } = data;
  if (view === 'home') return { kind: 'home' };
  if (view === 'settings') return { kind: 'settings', tabId: tabIdOf(tab) };
  if (view !== 'push' && view !== 'create' && view !== 'remove') {
    throw new Error(`readView: there is no view "${view}"`);
  }
  const tabId = tabIdOf(tab);
  if (rows !== 'all' && rows !== 'selected') throw new Error(`readView: rows are "${rows}"`);
  return { kind: 'send', action: view, tabId, rows, retry: retry === 'true' };
}

function tabIdOf(tab: string | undefined): number {
  if (tab === undefined || !/^\d+$/.test(tab)) throw new Error(`readView: "${tab}" is no tab id`);
  return Number(tab);
}
