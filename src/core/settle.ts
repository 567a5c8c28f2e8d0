/**
 * Decides what became of rows that were sent and have no end yet, as far as the CRM's list tells.
 *
 * Promises: a row is taken for a record only if name and all other visible values that were sent are
 * the same and the record is new; that it was *not* created is concluded only after the quarantine,
 * from a whole list that would show it. What stays open waits for a person. Pure.
 */
import type { CrmRecord, FieldKey } from './model';
import type { Sending } from './run-record';
import { type Outbox, ROW, type RowState, type TabState } from './state';
import { compact, type Token, valueToken } from './value/token';

/** Clocks of the CRM and of Google differ by less. */
export const SKEW_MS = 5 * 60_000;

export interface SettleInput {
  readonly state: TabState;
  /** The batch that was on its way when a run was cut, or null. */
  readonly sending: Sending | null;
  /** The memory is of an older version of the file: it does not know all that was sent. */
  readonly setBack: boolean;
  /** Record ids by the ID of the row they came of. */
  readonly births: ReadonlyMap<string, string>;
  /** Records that may have come of our rows. */
  readonly records: readonly CrmRecord[];
  /** True if a created record would be among them: whole list, no filter, nothing moved. */
  readonly wouldShow: boolean;
  /** IDs that stand in the tab. */
  readonly idsInTab: ReadonlySet<string>;
  readonly createdAt: FieldKey;
  readonly nameKey: FieldKey;
  readonly quarantineMs: number;
  readonly nowMs: number;
}

export interface Settlement {
  /** The memory with the new outcomes; adopted rows are under their record's id. */
  readonly state: TabState;
  /** Record ids by the ID of the row. */
  readonly adopted: ReadonlyMap<string, string>;
}

export function settle(input: SettleInput): Settlement {
  const { idsInTab } = input;
  const born = [...input.births].filter(([id]) => input.state.rows.has(id) || idsInTab.has(id));
  const adopted = new Map(born.filter(([, record]) => !idsInTab.has(record)));
  // Where the record has a row of its own, the one that it came of is a copy.
  const copies = new Set(born.filter(([, record]) => idsInTab.has(record)).map(([id]) => id));
  const doubtful = [...input.state.rows.values()]
    .filter(({ id }) => !copies.has(id))
    .map((row) => awaken(input, row));
  const open = doubtful.filter((row) => row.outcome === 'inDoubt' && !adopted.has(row.id));
  const asked = new Set<string>();
  const groups = bySignature(open);
  const take = (group: readonly RowState[], records: readonly CrmRecord[]) =>
    group.forEach(({ id }, index) => {
      const record = records[index];
      if (record) adopted.set(id, record.id);
    });
  // Exact fits first: rows of one lead, or of one name, are then nobody's near miss any more.
  for (const group of groups) {
    const { full } = matches(input, group, adopted);
    if (full.length === group.length) take(group, full);
  }
  for (const group of groups.filter(([first]) => first && !adopted.has(first.id))) {
    const { found, full } = matches(input, group, adopted);
    if (full.length > group.length || full.length < found.length) {
      for (const { id } of group) asked.add(id);
    } else take(group, full);
  }
  const rows = new Map<string, RowState>();
  for (const [, id] of adopted) rows.set(id, blankBirth(id, input.nowMs));
  for (const row of doubtful) {
    const id = adopted.get(row.id);
    const next = id === undefined ? concluded(input, row, asked) : bornAs(row, id, input.nowMs);
    rows.set(next.id, next);
  }
  return { state: { ...input.state, rows }, adopted };
}

/** What was about to be sent when a run ended was sent if the run record says so. */
function awaken({ sending, setBack, nowMs }: SettleInput, row: RowState): RowState {
  if (row.outcome !== 'sending') return row;
  const wasSent = sending?.ids.includes(row.id) === true;
  if (wasSent) return { ...row, outcome: 'inDoubt', since: sending?.atMs ?? nowMs };
  if (setBack) return { ...row, outcome: 'inDoubt', since: nowMs };
  const { outbox: _, ...rest } = row;
  return { ...rest, outcome: '', since: 0 };
}

function bySignature(rows: readonly RowState[]): readonly (readonly RowState[])[] {
  const groups = new Map<string, RowState[]>();
  for (const row of rows) {
    const signature = row.outbox ? JSON.stringify([row.outbox.name, row.outbox.sent]) : row.id;
    const group = groups.get(signature);
    if (group) group.push(row);
    else groups.set(signature, [row]);
  }
  return [...groups.values()];
}

/** Records that a group of equal rows may have become; `full`: those that fit in all that is visible. */
function matches(
  input: SettleInput,
  group: readonly RowState[],
  adopted: ReadonlyMap<string, string>,
) {
  const found = candidates(input, group, new Set(adopted.values()));
  return { found, full: found.filter((record) => fits(record, group[0]?.outbox)) };
}

/** New records of that name which belong to no row yet. */
function candidates(
  input: SettleInput,
  group: readonly RowState[],
  taken: ReadonlySet<string>,
): readonly CrmRecord[] {
  const { state, idsInTab, createdAt, nameKey } = input;
  const name = group[0]?.outbox?.name;
  if (!name) return [];
  const since = Math.min(...group.map((row) => row.since)) - SKEW_MS;
  return input.records.filter((record) => {
    if (state.rows.has(record.id) || idsInTab.has(record.id) || taken.has(record.id)) return false;
    const born = record.fields[createdAt];
    const isNew = born?.kind !== 'instant' || born.atMs >= since;
    return isNew && nameToken(record, nameKey) === name && !isOthers(record, group[0]?.outbox);
  });
}

/** What it is called, apart from case and spaces, which a CRM may tidy up; or what it belongs to. */
export function nameToken(record: Pick<CrmRecord, 'fields'>, key: FieldKey): Token {
  const value = record.fields[key];
  if (value?.kind === 'one') return valueToken(value);
  if (value?.kind !== 'text') return '';
  return compact(value.text.trim().replace(/\s+/g, ' ').toLowerCase());
}

/** It carries the marker of another row. */
function isOthers(record: CrmRecord, outbox: Outbox | undefined): boolean {
  const key = outbox?.marker;
  const value = key === undefined ? undefined : record.fields[key];
  return key !== undefined && !!value && valueToken(value) !== outbox?.sent[key];
}

/** A field that the key does not see speaks neither for nor against; but a marker has to be seen. */
function fits(record: CrmRecord, outbox: Outbox | undefined): boolean {
  return Object.entries(outbox?.sent ?? {}).every(([key, token]) => {
    const value = record.fields[key];
    if (value === undefined) return key !== outbox?.marker;
    return valueToken(value) === token;
  });
}

function bornAs({ fields, issues }: RowState, id: string, nowMs: number): RowState {
  return { id, outcome: 'created', since: nowMs, issues, fields };
}

/** Of a row that the memory does not know any more. */
function blankBirth(id: string, nowMs: number): RowState {
  return { id, outcome: 'created', since: nowMs, issues: {}, fields: {} };
}

function concluded(input: SettleInput, row: RowState, asked: ReadonlySet<string>): RowState {
  if (row.outcome !== 'inDoubt') return row;
  if (asked.has(row.id)) return { ...row, outcome: 'ask', since: input.nowMs };
  if (input.nowMs < row.since + input.quarantineMs) return row;
  if (!input.wouldShow || !row.outbox?.name) return { ...row, outcome: 'ask', since: input.nowMs };
  const { outbox: _, ...rest } = row;
  const text = 'did not reach the CRM; send it once more with "Retry failed rows"';
  return {
    ...rest,
    outcome: '',
    since: 0,
    refusals: { [ROW]: { why: 'rejected', cell: row.outbox.row, text } },
  };
}
