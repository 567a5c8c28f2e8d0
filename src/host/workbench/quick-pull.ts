/**
 * A pulled tab in one click: what a person does in the sidebar for the first import, with a sandbox's
 * key, the first pipeline and the usual columns. The same messages, through the same door.
 */
import type { AsyncEditor } from '../driver/editor';
import { areaOf } from '../sheet/area';
import type { World } from '../world/context';
import type { BenchCrm } from './crm/bench-crm';
import type { ActReply } from './protocol';

export interface QuickPull {
  readonly world: World;
  readonly editor: AsyncEditor;
  readonly user: string;
  readonly crm: Pick<BenchCrm, 'id' | 'keys'>;
}

/** A reply of the script, as far as it is looked at here. */
interface Reply {
  readonly kind: string;
  readonly message?: string;
  readonly pipelines?: readonly unknown[];
  readonly tabId?: number;
  readonly tabName?: string;
  readonly counts?: { readonly records: number };
}

export async function quickPull(terms: QuickPull): Promise<ActReply> {
  const { world, user, crm } = terms;
  // The click on a menu item, with which people authorize a script.
  world.users.allow(user);
  const provider = crm.id;
  const connected = await ask(terms, { kind: 'connect', provider, key: crm.keys[0]?.key ?? '' });
  if (connected.kind !== 'connected') return refusalOf(connected);
  const { pipelines = [] } = await ask(terms, { kind: 'pipelines', provider });
  const choice = { filters: {}, columns: [], pipeline: pipelines[0] ?? null };
  const linked = await ask(terms, { kind: 'link', provider, ...choice });
  if (linked.kind !== 'linked') return refusalOf(linked);
  const pulled = await ask(terms, { kind: 'refresh', tabId: linked.tabId });
  if (pulled.kind !== 'refreshed') return refusalOf(pulled);
  goTo(terms, linked.tabId);
  const records = (pulled.counts?.records ?? 0).toLocaleString('en-US');
  return {
    kind: 'told',
    text: `${linked.tabName ?? 'The tab'} is ready: ${records} opportunities.`,
  };
}

/** The new tab is in front already, unless its user went elsewhere meanwhile. */
function goTo({ world, user }: QuickPull, sheetId: number | undefined): void {
  if (sheetId === undefined || world.selection(user)?.sheetId === sheetId) return;
  world.select(user, { sheetId, area: areaOf(1, 1) });
}

async function ask({ editor, user }: QuickPull, message: object): Promise<Reply> {
  const result = await editor.scriptRun(user, 'rpc', [message]);
  if (result.kind === 'failure') return { kind: 'broken', message: result.message };
  return result.value as Reply;
}

function refusalOf({ kind, message }: Reply): ActReply {
  return { kind: 'refused', message: message ?? `The script answered "${kind}".` };
}
