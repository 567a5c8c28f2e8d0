/**
 * Why a list was not read, in words for the person in front of the sheet: what is wrong, and which
 * filter helps. Must not know: tabs.
 */
import type { Connector } from '../connector';
import { explainFault } from '../explain';
import type { Collected, CollectInput } from './collect';

type Unread = Exclude<Collected, { readonly kind: 'whole' | 'stopped' }>;

export function unreadText(input: CollectInput, unread: Unread): string {
  return `${reasonOf(input, unread)} The tab was not touched.`;
}

function reasonOf({ connector, run }: CollectInput, unread: Unread): string {
  switch (unread.kind) {
    case 'tooMany': {
      const { records, recordsMax } = unread;
      return `The list has ${inWords(records)} opportunities, and one tab can carry ${inWords(recordsMax)}. ${narrowText(connector)}`;
    }
    case 'tooLong': {
      const { records, leftMs } = unread;
      const { startedMs = 0, endMs = 0 } = run?.time ?? {};
      const tooLong = `The list has about ${inWords(records)} opportunities, and reading them would take ${inMinutes(leftMs)} more`;
      return leftMs > endMs - startedMs
        ? `${tooLong}, which is longer than Google lets a run take. ${narrowText(connector)}`
        : `${tooLong}, which is longer than what is left of this run. Refresh this tab alone; if that does not help: ${narrowText(connector)}`;
    }
    case 'failed': {
      const { fault, page } = unread;
      if (fault.kind === 'outOfTime') {
        return `There was not enough time to read the list in one run; it got to page ${page}. ${narrowText(connector)}`;
      }
      const where = page > 1 ? ` This happened on page ${page} of the list.` : '';
      return `${explainFault(fault, connector.name)}${where}`;
    }
  }
}

/** Names the filters that spare requests; the others come too late to help. */
function narrowText({ name, filters }: Pick<Connector, 'name' | 'filters'>): string {
  const labels = filters.filter(({ late }) => !late).map(({ label }) => label);
  return `Narrow the list with a filter that ${name} applies itself (${labels.join(', ')}).`;
}

function inWords(count: number): string {
  return count.toLocaleString('en');
}

function inMinutes(ms: number): string {
  const minutes = Math.ceil(ms / 60_000);
  return minutes === 1 ? 'about a minute' : `about ${minutes} minutes`;
}
