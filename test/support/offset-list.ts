/**
 * A CRM whose list is paged by offset and may change between any two pages, on a clock that only its
 * answers move: for tests of how a list is read. Pages asked for side by side are read in any order.
 */
import type { Connector, FilterSpec } from '../../src/core/connector';
import type { Courier, Exchange, Fault, Result } from '../../src/core/exchange';
import type { ListView, RecordPage } from '../../src/core/listing';
import type { CollectInput } from '../../src/core/pull/collect';
import type { RunOptions } from '../../src/core/pull/reading-run';
import { benchRecord } from './pull-bench';

export interface OffsetListOptions {
  /** Ids at the beginning. */
  readonly ids: readonly string[];
  /** Rows of a page. */
  readonly limit: number;
  /** Whether each page begins with the last row of the page before. */
  readonly overlaps: boolean;
  /** Default: yes. */
  readonly statesTotal?: boolean;
  readonly requestsMax?: number;
  readonly filters?: readonly FilterSpec[];
  /** How long a round of requests takes, ms; default 400. */
  readonly roundMs?: number;
  /** In which order the pages of a round are read; default as asked. */
  order?(count: number): readonly number[];
  /** Before the nth page is read, from 1 on: what the list holds from then on, or how it fails. */
  before?(nth: number, ids: readonly string[]): readonly string[] | Fault;
}

export interface OffsetList {
  readonly input: CollectInput;
  /** Offsets that were asked for, round by round. */
  readonly rounds: readonly (readonly number[])[];
  nowMs(): number;
  /** The same input, in a run. */
  inRun(options: Omit<RunOptions, 'clock'>): CollectInput;
}

const VIEW: ListView = {
  key: 'k',
  scope: { pipeline: { id: 'p', label: 'Sales' }, filters: {} },
  columns: [],
};

export function offsetList(options: OffsetListOptions): OffsetList {
  const { limit, requestsMax = 1000, filters = [], roundMs = 400 } = options;
  const rounds: number[][] = [];
  let { ids } = options;
  let nowMs = 0;
  let read = 0;

  function pageAt(offset: number): Result<RecordPage> {
    read += 1;
    const next = options.before?.(read, ids) ?? ids;
    if ('kind' in next) return { ok: false, fault: next };
    ids = next;
    return { ok: true, value: pageOf(options, ids, offset) };
  }

  const courier: Courier = {
    send: <T>(exchanges: readonly Exchange<T>[]) => {
      rounds.push(exchanges.map(({ request }) => Number(request.url)));
      const results: Result<T>[] = [];
      const order = options.order?.(exchanges.length) ?? exchanges.map((_, index) => index);
      for (const index of order) {
        const result = exchanges[index]?.read({ status: 200, headers: {}, body: '' });
        if (result) results[index] = result;
      }
      nowMs += roundMs;
      return results;
    },
  };
  const connector = {
    name: 'Listed',
    pace: { requestsMax, windowMs: 1_000 },
    pageSize: options.overlaps ? limit - 1 : limit,
    filters,
    inScope: () => true,
    writing: { changedSince: null },
    page: (_view: ListView, cursor: string | null): Exchange<RecordPage> => ({
      request: { method: 'get', url: cursor ?? '0', headers: {} },
      idempotent: true,
      read: () => pageAt(Number(cursor)),
    }),
  };
  // What reading a list has no use for is not there.
  const input = { connector: connector as unknown as Connector, courier, view: VIEW };
  const clock = { nowMs: () => nowMs };
  return { input, rounds, ...clock, inRun: (run) => ({ ...input, run: { ...run, clock } }) };
}

function pageOf(
  { limit, overlaps, statesTotal = true }: OffsetListOptions,
  ids: readonly string[],
  offset: number,
): RecordPage {
  const rows = ids.slice(offset, offset + limit);
  const total = ids.length;
  const stride = overlaps ? limit - 1 : limit;
  const next = rows.length < limit ? null : offset + stride;
  const ahead = (countMax: number): readonly string[] =>
    Array.from({ length: countMax }, (_, at) => (next ?? 0) + (at + 1) * stride)
      .filter((place) => place < total)
      .map(String);
  return {
    records: rows.map((id) => benchRecord(id, {})),
    next: next === null ? null : String(next),
    ...(overlaps && offset > 0 ? { overlaps: true } : {}),
    ...(next === null && offset + rows.length < total ? { cut: true } : {}),
    ...(statesTotal ? { total } : {}),
    ...(statesTotal && next !== null ? { ahead } : {}),
  };
}
