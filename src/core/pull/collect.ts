/**
 * Reads a whole list from the CRM, page by page or several pages side by side, and says whether it can
 * be trusted to be whole.
 *
 * Promises: ends; never takes a page for the end that is not; every record once; nothing is
 * returned unless every page arrived. Must not know: tabs, a particular CRM.
 */
import type { Connector } from '../connector';
import type { Courier, Exchange, Fault, Result } from '../exchange';
import type { ListView, RecordPage } from '../listing';
import type { CrmRecord } from '../model';
import { createPageChain, type PageChain } from './page-chain';
import { createReadingRun, type ReadingRun, type RunOptions } from './reading-run';

export interface CollectInput {
  readonly connector: Connector;
  readonly courier: Courier;
  readonly view: ListView;
  /** Absent where nobody looks on and any list fits. */
  readonly run?: RunOptions;
}

export type Collected =
  | {
      readonly kind: 'whole';
      readonly records: readonly CrmRecord[];
      /** Ids of what was read besides, and is not of the scope. */
      readonly outside: readonly string[];
      readonly pages: number;
      /** True when records shifted between pages while we read, so absence proves nothing. */
      readonly moved: boolean;
      /** True when the CRM said that there is more, but not where. */
      readonly cut: boolean;
    }
  | { readonly kind: 'failed'; readonly fault: Fault; readonly page: number }
  /** `records`: as many as were read, or as the CRM says that there are. */
  | { readonly kind: 'tooMany'; readonly records: number; readonly recordsMax: number }
  /** The list does not fit into what is left of the run. */
  | { readonly kind: 'tooLong'; readonly records: number; readonly leftMs: number }
  | { readonly kind: 'stopped' };

/** More rows than this make a tab slow enough to hit Google's limits. */
export const RECORDS_MAX = 20_000;

/** So many pages go side by side at most: what a cancel has to wait for. */
const TOGETHER_MAX = 20;

interface Reading {
  readonly input: CollectInput;
  readonly chain: PageChain;
  readonly run: ReadingRun;
  /** Places that were read from. */
  readonly cursors: Set<string>;
  pages: number;
  /** Pages asked for side by side; one at a time after one of them failed. */
  together: number;
}

/** `sinceMs`: only what was changed since then, where the CRM can tell; default the whole list. */
export function collect(input: CollectInput, sinceMs?: number): Collected {
  const { connector, courier, view } = input;
  const { changedSince } = connector.writing;
  const pageAt = (cursor: string | null): Exchange<RecordPage> =>
    sinceMs !== undefined && changedSince
      ? changedSince(view, sinceMs, cursor)
      : connector.page(view, cursor);
  const { requestsMax, togetherMax = TOGETHER_MAX } = connector.pace;
  const reading: Reading = {
    ...{ input, cursors: new Set(), pages: 0 },
    chain: createPageChain(connector, view),
    run: createReadingRun(connector, input.run),
    together: Math.min(requestsMax, togetherMax, TOGETHER_MAX),
  };
  let asked: readonly (string | null)[] = [null];
  for (;;) {
    const results = courier.send(asked.map(pageAt));
    reading.run.onRound(asked.length);
    const round = takeRound(reading, results);
    // Whoever has cancelled is not told of failures any more.
    if (isStopped(reading)) return { kind: 'stopped' };
    if (round.kind === 'ended') return round.collected;
    const hopeless = whyHopeless(reading);
    if (hopeless) return hopeless;
    asked = placesAfter(round.last, reading.together);
  }
}

type Round =
  | { readonly kind: 'ended'; readonly collected: Collected }
  | { readonly kind: 'more'; readonly last: RecordPage };

/** Takes in the pages of a round, in order, as far as each leads to the next. */
function takeRound(reading: Reading, results: readonly Result<RecordPage>[]): Round {
  const { chain, cursors, input } = reading;
  let last: RecordPage | null = null;
  for (const [index, result] of results.entries()) {
    if (!result.ok) {
      if (last === null) return ended(failedAt(reading, result.fault));
      // In its turn it may fare better: there are other ways to a page whose neighbour is known.
      reading.together = 1;
      break;
    }
    const page = result.value;
    reading.pages += 1;
    const isNew = chain.add(page);
    if (!isNew || (page.next !== null && cursors.has(page.next))) return ended(repeated(reading));
    if (page.next === null) {
      for (const beyond of results.slice(index + 1))
        if (beyond.ok) chain.addBeyondEnd(beyond.value);
      return ended(whole(reading));
    }
    cursors.add(page.next);
    last = page;
    // The next page begins elsewhere than where it was looked for.
    if (page.records.length < input.connector.pageSize) break;
  }
  return last ? { kind: 'more', last } : ended(failedAt(reading, noAnswer()));
}

function ended(collected: Collected): Round {
  return { kind: 'ended', collected };
}

function placesAfter({ next, ahead }: RecordPage, together: number): readonly (string | null)[] {
  return together > 1 && ahead ? [next, ...ahead(together - 1)] : [next];
}

function isStopped({ chain, run }: Reading): boolean {
  return run.look(chain.rows(), chain.total()) === 'stop';
}

function whyHopeless({ chain, run, input }: Reading): Collected | null {
  const { connector, view } = input;
  const total = chain.total();
  // What is sorted out later makes the tab shorter than the CRM's list.
  const isSorted = connector.filters.some(({ key, late }) => late && view.scope.filters[key]);
  const records = Math.max(chain.kept(), isSorted ? 0 : (total ?? 0));
  if (records > RECORDS_MAX) return { kind: 'tooMany', records, recordsMax: RECORDS_MAX };
  const leftMs = run.overtimeMs(chain.rows(), total);
  return leftMs === null ? null : { kind: 'tooLong', records: total ?? chain.rows(), leftMs };
}

function whole({ chain, pages }: Reading): Collected {
  const records = chain.records();
  if (records.length > RECORDS_MAX) {
    return { kind: 'tooMany', records: records.length, recordsMax: RECORDS_MAX };
  }
  const found = { records, outside: chain.outside(), pages };
  return { kind: 'whole', ...found, moved: chain.moved(), cut: chain.cut() };
}

function failedAt({ pages }: Reading, fault: Fault): Collected {
  return { kind: 'failed', fault, page: pages + 1 };
}

/** A server that ignores the cursor would send its first page for ever. */
function repeated({ pages }: Reading): Collected {
  const detail = 'it sent a page again that had been read before';
  return { kind: 'failed', fault: { kind: 'badAnswer', detail }, page: pages };
}

function noAnswer(): Fault {
  return { kind: 'network', detail: 'no answer' };
}
