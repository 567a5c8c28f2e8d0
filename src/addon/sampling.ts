/**
 * The first opportunities that a pipeline has under some filters, and how many there are, before any tab
 * is made of them.
 *
 * Promises: a few requests at most; a count is called exact only if the CRM counted with all of the
 * filters, or the list was read to its end. Must not know: tabs, how rows are shown.
 */
import type { Connector } from '../core/connector';
import type { Fault, Result } from '../core/exchange';
import { explainFault } from '../core/explain';
import type { ListView, RecordPage } from '../core/listing';
import type { CrmRecord } from '../core/model';
import { nameIds } from '../core/name-ids';
import { once } from '../core/once';
import { cellText } from '../core/pull/cell-text';
import { encodeCell } from '../core/value/encode';
import type { Reply } from '../protocol/replies';
import type { Request } from '../protocol/requests';
import { sheetZone } from './adapters/sheet-zone';
import { type Crm, withCrm } from './crm-access';
import { refusedFilter } from './filters';

type SampleRequest = Extract<Request, { kind: 'sample' }>;
type Outcome = Extract<Reply, { kind: 'sample' }>['outcome'];

const ROWS_MAX = 5;
const COLUMNS_MAX = 6;
const REQUESTS_MAX = 6;
/** Characters of a cell. */
const TEXT_MAX = 200;

/** `startedMs`: when this execution began, ms UTC. */
export function sampleList(request: SampleRequest, startedMs: number): Reply {
  const { provider, pipeline, filters } = request;
  return withCrm(provider, startedMs, (crm) => {
    const refused = refusedFilter(crm.connector, filters);
    if (refused) return sample({ kind: 'refused', ...refused });
    const columns = request.columns.slice(0, COLUMNS_MAX);
    const view = { key: crm.connection.key, scope: { pipeline, filters }, columns };
    const read = readBeginning(crm, view);
    if (read.kind === 'failed') return faultReply(read.fault, crm, filters);
    const { records, exact, count, looked } = read;
    const first = nameIds({ ...crm, view }, records.slice(0, ROWS_MAX));
    const rows = rowsOf(first, columns, startedMs);
    return sample({ kind: 'found', rows, count, exact, looked });
  });
}

function sample(outcome: Outcome): Reply {
  return { kind: 'sample', outcome };
}

/** What a CRM will not have is a filter; of several it does not say which one. */
function faultReply(fault: Fault, { connector }: Crm, filters: SampleRequest['filters']): Reply {
  const message = explainFault(fault, connector.name);
  const keys = Object.keys(filters);
  if (fault.kind !== 'rejected' || keys.length === 0) return { kind: 'failed', message };
  return sample({ kind: 'refused', filter: (keys.length === 1 && keys[0]) || null, message });
}

type Beginning =
  | { readonly kind: 'failed'; readonly fault: Fault }
  | {
      readonly kind: 'read';
      /** Those that match. */
      readonly records: readonly CrmRecord[];
      readonly count: number;
      readonly exact: boolean;
      readonly looked: number;
    };

/** Reads on while what comes does not match: a list may begin without records, or with others. */
function readBeginning({ connector, courier }: Crm, view: ListView): Beginning {
  const seen = new Set<string>();
  const found = new Map<string, CrmRecord>();
  let cursor: string | null = null;
  for (let sent = 1; ; sent++) {
    const [result]: readonly (Result<RecordPage> | undefined)[] = courier.send([
      connector.page(view, cursor),
    ]);
    if (!result?.ok) return { kind: 'failed', fault: result?.fault ?? NO_ANSWER };
    const { records, next, cut, total }: RecordPage = result.value;
    for (const record of records) {
      seen.add(record.id);
      if (connector.inScope(record, view.scope)) found.set(record.id, record);
    }
    const read = { kind: 'read', records: [...found.values()], looked: seen.size } as const;
    if (next === null) return { ...read, count: found.size, exact: cut !== true };
    if (found.size >= ROWS_MAX || sent === REQUESTS_MAX) {
      const isCounted = found.size === seen.size && !isSortedLate(connector, view);
      return total === undefined || !isCounted
        ? { ...read, count: found.size, exact: false }
        : { ...read, count: total, exact: true };
    }
    cursor = next;
  }
}

const NO_ANSWER: Fault = { kind: 'network', detail: 'no answer' };

/** What is sorted out after reading is not in the CRM's own count. */
function isSortedLate({ filters }: Connector, { scope }: ListView): boolean {
  return filters.some(({ key, late }) => late && scope.filters[key]);
}

function rowsOf(
  records: readonly CrmRecord[],
  columns: SampleRequest['columns'],
  nowMs: number,
): string[][] {
  const zone = once(() => sheetZone(SpreadsheetApp.getActiveSpreadsheet(), nowMs));
  const toSerial = (atMs: number): number => zone().toSerial(atMs);
  return records.map(({ fields }) =>
    columns.map(({ key, type }) =>
      shorten(cellText(type, encodeCell(fields[key] ?? null, toSerial))),
    ),
  );
}

/** Never through the middle of a character. */
function shorten(text: string): string {
  const characters = Array.from(text);
  return characters.length <= TEXT_MAX ? text : `${characters.slice(0, TEXT_MAX).join('')}…`;
}
