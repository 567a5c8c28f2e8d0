/**
 * The tab and its memory as one action finds them, or the reason why nothing may be sent from it.
 *
 * Promises: nothing is sent from a tab whose memory is missing, older than the last run, or left by a
 * cut run. Reads only. Must not know: CRMs.
 */
import { readBirths } from '../births';
import { once } from '../once';
import type { TabContent, Zone } from '../ports';
import { computedColumns } from '../pull/computed';
import { findOwners } from '../pull/owners';
import { noHeaderText } from '../pull/texts';
import type { RunRecord } from '../run-record';
import { type Settlement, settle } from '../settle';
import { decodeState, type TabState } from '../state';
import { locateTable, type Table } from '../table/locate';
import type { PushPorts, PushSubject } from './push-ports';
import type { RowFact } from './row-fact';

export interface Scene {
  readonly state: TabState;
  readonly content: TabContent;
  readonly table: Table;
  /** The row of each ID that the memory knows. */
  readonly owners: ReadonlyMap<string, number>;
  /** Keys of columns that are filled by a formula. */
  readonly computed: ReadonlySet<string>;
  readonly zone: Zone;
  /** What the run record tells of rows that a cut run had sent or was about to send. */
  readonly settled: readonly RowFact[];
}

export type OpenedScene =
  | { readonly kind: 'failed'; readonly message: string }
  | {
      readonly kind: 'open';
      readonly scene: Scene;
      /** The memory as it stands in its sheet. */
      readonly stored: TabState;
    };

/** One read of the memory, two of the tab, one of the zone. */
export function openScene(ports: PushPorts, subject: PushSubject, record: RunRecord): OpenedScene {
  const decoded = decodeState(ports.memory.read());
  if (decoded.kind === 'unreadable') {
    return failed(
      `The hidden memory sheet of this tab cannot be read: ${decoded.reason}. Update the add-on, or delete that hidden sheet and refresh.`,
    );
  }
  if (decoded.kind === 'missing' || record.stamp === null) {
    return failed('This tab has to be compared with the CRM first. Refresh it; nothing was sent.');
  }
  const { state } = decoded;
  if (state.epoch < record.epoch) {
    return failed(
      'This file was set back to an earlier version, so this tab does not know what was sent since. Refresh it first; nothing was sent.',
    );
  }
  if (record.writing) {
    return failed(
      'An earlier refresh of this tab was cut short. Refresh it first; nothing was sent.',
    );
  }
  return locate(ports, subject, record, state);
}

function locate(
  ports: PushPorts,
  { link, properties }: PushSubject,
  record: RunRecord,
  state: TabState,
): OpenedScene {
  const content = ports.tab.readAll();
  const located = locateTable(
    content,
    link,
    once(() => ports.tab.taggedColumns()),
  );
  if (located.kind === 'noHeader') return failed(noHeaderText(located.expected));
  const { table } = located;
  const settlement = settle({
    ...{
      state,
      sending: record.sending,
      setBack: false,
      births: readBirths(properties, link.tabId),
    },
    // Nothing is asked of the CRM here: what is in doubt stays so.
    ...{ records: [], wouldShow: false, createdAt: '', nameKey: '' },
    idsInTab: new Set(table.rows.map(({ id }) => id)),
    quarantineMs: Number.POSITIVE_INFINITY,
    nowMs: ports.clock.nowMs(),
  });
  const { owners } = findOwners({ table, content, state: settlement.state });
  const isKnown = (id: string) => settlement.state.rows.has(id);
  const known = new Map([...owners].filter(([id]) => isKnown(id)));
  const lastRow = Math.max(table.headerRow, ...known.values());
  const computed = computedColumns(content, table, lastRow);
  const settled = settledFacts(state, settlement);
  const zone = ports.zone();
  const scene = { state: settlement.state, content, table, owners: known, computed, zone, settled };
  return { kind: 'open', scene, stored: state };
}

/** Rows whose state is another one now. */
function settledFacts(before: TabState, { state, adopted }: Settlement): readonly RowFact[] {
  const newIds = new Map([...adopted].map(([id, record]) => [record, id]));
  return [...state.rows.values()]
    .filter((row) => before.rows.get(row.id) !== row)
    .map((row) => ({ id: newIds.get(row.id) ?? row.id, state: row }));
}

function failed(message: string): OpenedScene {
  return { kind: 'failed', message };
}
