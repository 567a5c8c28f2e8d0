/**
 * Changes what a linked tab shows: columns, filters, the field that marks new records.
 *
 * Promises: the tab first, then the memory, then the link, so a cut leaves something that the next
 * change puts right; nothing is half made where the tab refuses; edits that were not told are not given
 * up; the next refresh reads the whole list. Must not know: services, a particular CRM.
 */
import { fitsStore, linkKey, readLinks } from '../link-store';
import type { FieldKey, FieldSpec, Link } from '../model';
import type { Store, Tab, TextTable } from '../ports';
import { remember } from '../pull/remember';
import { noHeaderText } from '../pull/texts';
import { type RunRecord, runKey } from '../run-record';
import { ROW, type RowState, type TabState } from '../state';
import { type Look, lookAt } from './look';
import { noteRemovals } from './own-notes';
import { type ColumnPlan, planColumns } from './plan-columns';

export interface ChangePorts {
  readonly tab: Tab;
  readonly memory: TextTable;
  readonly documents: Store;
}

export interface ChangeSubject {
  readonly link: Link;
  readonly record: RunRecord;
  /** The CRM's catalogue. */
  readonly fields: readonly FieldSpec[];
  /** Rows of the tab's grid. */
  readonly gridRows: number;
}

/** What a person wants from now on. */
export interface Wish {
  /** Field keys, each of the link or of the catalogue. */
  readonly columns: readonly FieldKey[];
  readonly filters: Readonly<Record<string, string>>;
  readonly marker: FieldKey | null;
  /** How many unsent edits in columns that go the person was told of. */
  readonly letGo: number;
}

export type Changed =
  | { readonly kind: 'failed'; readonly message: string }
  /** `remarks`: what to know about it. */
  | { readonly kind: 'changed'; readonly remarks: readonly string[] };

type Failed = Extract<Changed, { kind: 'failed' }>;

/** With the document lock held by the caller. */
export function changeLink(ports: ChangePorts, subject: ChangeSubject, wish: Wish): Changed {
  const { link, record } = subject;
  const unknown = unknownKey(subject, wish);
  if (wish.columns.length === 0) return failed('At least one column has to stay.');
  if (unknown !== undefined) {
    return failed(`The CRM has no field "${unknown}" any more. Open the settings again.`);
  }
  const look = lookAt(ports, link, record);
  const plan = planFor(look, subject, wish);
  if (plan !== null && plan.kind === 'failed') return plan;
  const next = nextLink(link, plan?.plan.columns ?? link.columns, wish);
  if (!fitsStore(next)) {
    return failed(
      `${next.columns.length} columns with these filters are more than one tab can keep. Take some off; nothing was changed.`,
    );
  }
  const changed = plan ? changeTab(ports, look, plan.plan) : noRemarks();
  if (changed.kind === 'failed') return changed;
  if (plan && look.memory.kind === 'state') forget(ports, look.memory.state, plan.plan.kept);
  keep(ports.documents, next, record);
  return changed;
}

function unknownKey({ link, fields }: ChangeSubject, { columns, marker }: Wish) {
  const inCrm = new Set(fields.map(({ key }) => key));
  const known = new Set([...inCrm, ...link.columns.map(({ key }) => key)]);
  const isMarkerKnown = marker === null || inCrm.has(marker) || marker === link.marker;
  return columns.find((key) => !known.has(key)) ?? (isMarkerKnown ? undefined : marker);
}

/** null where the columns stay as they are. */
function planFor(
  { located, memory, unsent, content, tags }: Look,
  { link, fields, gridRows }: ChangeSubject,
  { columns, letGo }: Wish,
): Failed | { readonly kind: 'planned'; readonly plan: ColumnPlan } | null {
  const wanted = new Set(columns);
  const same = link.columns.length === wanted.size && link.columns.every((c) => wanted.has(c.key));
  if (located.kind === 'noHeader') return same ? null : failed(noHeaderText(located.expected));
  const { table } = located;
  if (same && table.unmapped.length === 0) return null;
  if (memory.kind === 'unreadable') {
    return failed(
      `The hidden memory sheet of this tab cannot be read: ${memory.reason}. Update the add-on, or delete that hidden sheet and refresh; nothing was changed.`,
    );
  }
  const plan = planColumns({ link, table, content, tags, wanted, fields, gridRows });
  const lost = plan.taken.reduce((sum, { column }) => sum + (unsent.get(column.key) ?? 0), 0);
  if (lost <= letGo) return { kind: 'planned', plan };
  const titles = plan.taken.map(({ header }) => header).join(', ');
  return failed(
    `Somebody has just changed cells of ${titles}: there are ${lost} edits now that were not pushed. Open the settings again, or push first; nothing was changed.`,
  );
}

function nextLink(link: Link, columns: Link['columns'], { filters, marker }: Wish): Link {
  const { marker: _, ...bare } = link;
  return {
    ...bare,
    scope: { ...link.scope, filters },
    columns,
    ...(marker !== null && { marker }),
  };
}

function changeTab({ tab }: ChangePorts, { content }: Look, plan: ColumnPlan): Changed {
  const { insert, dress, undo, taken } = plan;
  const refused = insert.length > 0 ? tab.apply(insert) : null;
  if (refused !== null) return failed(refusedText(refused, 'nothing was changed'));
  const bare = dress.length > 0 ? tab.apply(dress) : null;
  if (bare !== null) {
    const stuck = tab.apply(undo);
    const left = stuck === null ? 'nothing was changed' : 'the new columns stand there, unused';
    return failed(refusedText(bare, left));
  }
  if (taken.length === 0) return { kind: 'changed', remarks: plan.remarks };
  const notes = taken.flatMap(({ at }) => {
    const area = { row: 1, column: at, rows: content.values.length, columns: 1 };
    return noteRemovals(tab.notes(area), area);
  });
  const untag = { kind: 'untag', keys: taken.map(({ column }) => column.key) } as const;
  const kept = tab.apply([untag, ...notes]);
  const remark = `Notes of the add-on could not be taken off these columns: ${kept} Delete them by hand.`;
  return { kind: 'changed', remarks: [...plan.remarks, ...(kept === null ? [] : [remark])] };
}

function refusedText(reason: string, left: string): string {
  return `The tab does not let columns be added: ${reason} Ask the spreadsheet's owner for the right to edit this tab; ${left}.`;
}

/**
 * What is remembered of other columns would make their blanks look like a person's edits, should they
 * come back. The counter stays: a sheet that is behind has to stay so until a refresh.
 */
function forget({ tab, memory }: ChangePorts, state: TabState, kept: ReadonlySet<FieldKey>): void {
  const keys = state.keys.filter((key) => kept.has(key));
  if (keys.length === state.keys.length) return;
  const states = [...state.rows.values()].map((row) => without(row, kept));
  remember({ table: memory, before: state, states, forgotten: [], keys, epoch: state.epoch });
  tab.apply([]);
}

function without(row: RowState, kept: ReadonlySet<FieldKey>): RowState {
  const { fields, issues, refusals, ...rest } = row;
  const only = <T>(of: Readonly<Record<FieldKey, T>>) =>
    Object.fromEntries(Object.entries(of).filter(([key]) => key === ROW || kept.has(key)));
  return {
    ...rest,
    fields: only(fields),
    issues: only(issues),
    ...(refusals && { refusals: only(refusals) }),
  };
}

/** One call for both: a link without the reset would be refreshed by its changes only. */
function keep(documents: Store, next: Link, record: RunRecord): void {
  const { tabId, scope, columns, marker } = next;
  // Read anew: somebody may have set the tab's schedule while the CRM was asked.
  const stored = readLinks(documents.all()).find((one) => one.tabId === tabId) ?? next;
  const { marker: _, ...bare } = stored;
  const link: Link = { ...bare, scope, columns, ...(marker !== undefined && { marker }) };
  documents.setAll({
    [linkKey(tabId)]: JSON.stringify(link),
    [runKey(tabId)]: JSON.stringify(forNext(record, columns)),
  });
}

/** As if the whole list had never been read, and without what only columns of before waited for. */
function forNext(record: RunRecord, columns: Link['columns']): RunRecord {
  const keys = new Set(columns.map(({ key }) => key));
  const pauses = record.pauses.filter(({ key }) => keys.has(key));
  if (record.stamp === null) return { ...record, pauses };
  const { wholeAtMs: _, ...stamp } = record.stamp;
  return { ...record, pauses, stamp };
}

function noRemarks(): Changed {
  return { kind: 'changed', remarks: [] };
}

function failed(message: string): Failed {
  return { kind: 'failed', message };
}
