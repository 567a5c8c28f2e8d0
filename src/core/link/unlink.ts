/**
 * Makes a linked tab an ordinary one: its cells stay, and everything of ours behind them goes.
 *
 * Promises: needs no CRM and no readable memory; the link goes before what it leads to in properties,
 * so a cut leaves either a link that can be taken off again or a few properties that nobody reads.
 * Must not know: services.
 */
import { linkKey } from '../link-store';
import type { Link } from '../model';
import type { Store, Tab } from '../ports';
import { ID_KEY, SYNC_KEY } from '../table/locate';
import { noteRemovals } from './own-notes';

export interface UnlinkPorts {
  /** null when the tab was deleted. */
  readonly tab: Tab | null;
  readonly documents: Store;
  /** Deletes the hidden sheet; returns the spreadsheet's words when it refused. */
  deleteMemory(): string | null;
}

/** With the document lock held by the caller. Returns null, or why the tab stays linked. */
export function unlink(
  { tab, documents, deleteMemory }: UnlinkPorts,
  link: Link,
  properties: Readonly<Record<string, string>>,
): string | null {
  const refused = tab && undress(tab, link);
  if (refused !== null) {
    return `The tab does not let our notes be taken off: ${refused} Ask the spreadsheet's owner for the right to edit this tab; it stays linked.`;
  }
  const stuck = deleteMemory();
  if (stuck !== null) {
    return `The hidden memory sheet of this tab cannot be deleted: ${stuck} Ask the spreadsheet's owner to do so; the tab stays linked.`;
  }
  for (const key of propertiesOf(link.tabId, properties)) documents.remove(key);
  return null;
}

function undress(tab: Tab, link: Link): string | null {
  const { values } = tab.readValues();
  const columns = values[0]?.length ?? 0;
  const area = { row: 1, column: 1, rows: values.length, columns };
  const notes = columns > 0 ? noteRemovals(tab.notes(area), area) : [];
  const keys = [SYNC_KEY, ID_KEY, ...link.columns.map(({ key }) => key)];
  return tab.apply([{ kind: 'untag', keys }, ...notes]);
}

/** Names of properties that are about one tab; each goes on with the tab's id. */
const ABOUT_A_TAB: ReadonlySet<string> = new Set(['link', 'run', 'born', 'failed', 'changes']);

/** Document properties of a tab, the link first. */
function propertiesOf(
  tabId: number,
  properties: Readonly<Record<string, string>>,
): readonly string[] {
  const isOfTab = (key: string): boolean => {
    const [name = '', id] = key.split('.');
    return ABOUT_A_TAB.has(name) && id === String(tabId) && key !== linkKey(tabId);
  };
  return [linkKey(tabId), ...Object.keys(properties).filter(isOfTab)];
}
