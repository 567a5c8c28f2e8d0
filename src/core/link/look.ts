/**
 * A linked tab as its settings find it: where its columns are, which cells wait for a push, how many
 * rows were sent and have no end yet. Reads tab and memory, nothing else.
 *
 * Must not know: CRMs, what is to be changed.
 */
import type { FieldKey, Link } from '../model';
import { once } from '../once';
import type { Tab, TabContent, TextTable } from '../ports';
import { computedColumns } from '../pull/computed';
import { findOwners } from '../pull/owners';
import { findEdits } from '../push/edited';
import type { RunRecord } from '../run-record';
import { type DecodedState, decodeState, OPEN_OUTCOMES, type TabState } from '../state';
import { type Located, locateTable, type Table, type Tags } from '../table/locate';

export interface Look {
  readonly content: TabContent;
  readonly located: Located;
  /** Asked at most once. */
  readonly tags: Tags;
  readonly memory: DecodedState;
  /** How many cells a person has changed and not pushed, by column. */
  readonly unsent: ReadonlyMap<FieldKey, number>;
  readonly checking: number;
}

/** Two reads of the tab, one of the memory. */
export function lookAt(
  { tab, memory: table }: { readonly tab: Tab; readonly memory: TextTable },
  link: Link,
  record: RunRecord,
): Look {
  const memory = decodeState(table.read());
  const content = tab.readAll();
  const tags = once(() => tab.taggedColumns());
  const located = locateTable(content, link, tags);
  const canCount = located.kind === 'found' && memory.kind === 'state';
  const unsent = canCount ? unsentCells(located.table, content, memory.state) : new Map();
  return { content, located, tags, memory, unsent, checking: checkingRows(memory, record) };
}

function unsentCells(
  table: Table,
  content: TabContent,
  state: TabState,
): ReadonlyMap<FieldKey, number> {
  const known = [...findOwners({ table, content, state }).owners].filter(([id]) =>
    state.rows.has(id),
  );
  const owners = new Map(known);
  const lastRow = Math.max(table.headerRow, ...owners.values());
  const computed = computedColumns(content, table, lastRow);
  const scene = { state, content, table, owners, computed };
  const counts = new Map<FieldKey, number>();
  // Those that the CRM has refused before are edits like the others.
  for (const retry of [false, true]) {
    for (const { key } of findEdits(scene, { rows: 'all', retry }).cells) {
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}

/** Rows that were sent and of which nobody knows yet what became of them. */
export function checkingRows(memory: DecodedState, { sending }: RunRecord): number {
  const rows = memory.kind === 'state' ? [...memory.state.rows.values()] : [];
  const open = rows.filter(({ outcome }) => OPEN_OUTCOMES.has(outcome)).map(({ id }) => id);
  return new Set([...open, ...(sending?.ids ?? [])]).size;
}
