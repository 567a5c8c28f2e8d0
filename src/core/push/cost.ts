/** What an action will cost, told before it is confirmed. Pure estimates from the connector's traits. */
import type { Connector } from '../connector';
import type { ListView } from '../listing';
import type { RecordId } from '../model';
import type { Observed } from './observe';
import type { PlannedChange } from './plan-updates';

export interface Cost {
  readonly requests: number;
  /** At the CRM's pace, rounded up to tenths. */
  readonly minutes: number;
  /** null where the CRM has none. */
  readonly credits: number | null;
  readonly creditsNote: string;
  readonly steps: number;
}

interface Terms {
  readonly ports: { readonly connector: Connector };
  readonly view: ListView;
}

/** `seen`: the records as they stand, and the requests that it takes to see them; null: none. */
export function costOfUpdates(
  { ports, view }: Terms,
  changes: readonly PlannedChange[],
  seen: Pick<Observed, 'records' | 'requests'> | null,
): Cost {
  const ids = [...new Set(changes.map(({ id }) => id))];
  const wanted = ids.map((id) => ({
    record: seen?.records.get(id) ?? { id: id as RecordId, fields: {} },
    fields: Object.fromEntries(
      changes.filter((change) => change.id === id).map(({ key, value }) => [key, value]),
    ),
  }));
  const options = { silent: true, idempotencyKey: 'estimate' };
  const rounds = ids.length > 0 ? ports.connector.writing.update(view, wanted, options) : [];
  const requests = rounds.reduce((sum, round) => sum + round.length, 0);
  return costOf(ports.connector, requests + (seen?.requests ?? 0), ids.length);
}

export function costOfCreations({ ports }: Terms, rows: number): Cost {
  return costOf(ports.connector, Math.ceil(rows / ports.connector.writing.createMax), rows);
}

export function costOfRemovals({ ports }: Terms, rows: number): Cost {
  const max = ports.connector.writing.remove?.max ?? 1;
  return costOf(ports.connector, Math.ceil(rows / max), rows);
}

function costOf({ pace, writing }: Connector, requests: number, records: number): Cost {
  const windows = Math.ceil(requests / pace.requestsMax);
  const minutes = (Math.max(0, windows - 1) * pace.windowMs) / 60_000;
  return {
    requests,
    minutes: Math.ceil(minutes * 10) / 10,
    credits: writing.credits === null ? null : writing.credits.perRecord * records,
    creditsNote: writing.credits?.note ?? '',
    steps: Math.max(records > 0 ? 1 : 0, windows),
  };
}
