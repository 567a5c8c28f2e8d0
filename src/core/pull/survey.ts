/**
 * Reads the tab and plans the pull on what stands there.
 *
 * Promises: columns are known by their titles, which costs nothing; where the plan would then do
 * something that only a mistaken column explains, our tags decide. Must not know: how it is written.
 */
import type { Connector } from '../connector';
import type { CrmMemo } from '../crm-memo';
import { doubtTerms } from '../doubt';
import { isOwnMark } from '../mark';
import type { Link } from '../model';
import { once } from '../once';
import type { Tab, TabContent, Zone } from '../ports';
import type { RunRecord } from '../run-record';
import { settle } from '../settle';
import type { TabState } from '../state';
import { locateTable, type Table } from '../table/locate';
import type { Area } from '../value/cell';
import type { Pause } from './pause';
import { type PullPlan, planPull } from './plan';
import type { ReadList } from './read-list';
import { renewedColumns } from './renewed';
import { takeUp } from './take-up';
import { noHeaderText } from './texts';

export interface SurveyInput {
  readonly tab: Tab;
  readonly zone: Zone;
  readonly link: Link;
  readonly record: RunRecord;
  readonly state: TabState | null;
  /** Record ids by the ID of the row they came of. */
  readonly births: ReadonlyMap<string, string>;
  readonly connector: Pick<Connector, 'writing' | 'name'>;
  /** The CRM's fields; null where nothing could be learned of them. */
  readonly fields: CrmMemo | null;
  readonly list: Extract<ReadList, { kind: 'list' }>;
  readonly nowMs: number;
}

export type Surveyed =
  | { readonly kind: 'failed'; readonly message: string }
  | {
      readonly kind: 'planned';
      readonly before: TabContent;
      readonly table: Table;
      readonly plan: PullPlan;
      /** Columns that rest. */
      readonly pauses: readonly Pause[];
    };

export function survey(input: SurveyInput): Surveyed {
  const { tab, link, state } = input;
  const before = tab.readAll();
  const tags = once(() => tab.taggedColumns());
  const located = locateTable(before, link, tags);
  if (located.kind === 'noHeader') {
    return { kind: 'failed', message: noHeaderText(located.expected) };
  }
  const renewed = renewedColumns({ table: located.table, content: before, state, tags });
  const byTitle = planOn(input, before, located.table, renewed);
  if (!looksMistaken(byTitle, located.table, before, state)) return byTitle;
  const again = locateTable(before, link, tags, 'tag');
  if (again.kind === 'noHeader' || tags().size === 0) return byTitle;
  return planOn(input, before, again.table, new Set());
}

function planOn(
  input: SurveyInput,
  before: TabContent,
  located: Table,
  renewed: ReadonlySet<string>,
): Extract<Surveyed, { kind: 'planned' }> {
  const { tab, zone, link, record, list, nowMs, fields } = input;
  const { state: known, adopted } = settled(input, located);
  const toSerial = (atMs: number) => zone.toSerial(atMs);
  const { table, state, pauses, retyped } = takeUp({
    ...{ link, fields, adopted, toSerial },
    ...{ table: located, content: before, state: known, records: list.records },
    pausesBefore: record.pauses,
    crm: input.connector.name,
  });
  const plan = planPull({
    link,
    table,
    content: before,
    state,
    adopted,
    records: list.records,
    resting: new Set(pauses.map(({ key }) => key)),
    retyped,
    fields: new Map(fields?.fields.map((field) => [field.key, field])),
    partial: list.partial,
    absences: list.absences,
    interrupted: record.writing,
    blankBefore: record.blankBelow,
    renewed,
    merges: mergesOf(tab, before),
    toSerial,
    nowMs,
  });
  return { kind: 'planned', before, table, plan, pauses };
}

/** The memory after the list has told what became of rows that were sent. */
function settled(
  { state, record, births, list, link, connector, nowMs }: SurveyInput,
  table: Table,
): { readonly state: TabState | null; readonly adopted: ReadonlyMap<string, string> } {
  if (!state) return { state, adopted: bornRows(births, table) };
  const { createdAt, recognisedBy } = connector.writing;
  return settle({
    state,
    sending: record.sending,
    setBack: state.epoch < record.epoch,
    births,
    records: list.records,
    wouldShow:
      !list.partial && !list.moved && !list.cut && Object.keys(link.scope.filters).length === 0,
    idsInTab: new Set(table.rows.map(({ id }) => id)),
    createdAt,
    nameKey: recognisedBy[0] ?? '',
    quarantineMs: doubtTerms(connector).quarantineMs,
    nowMs,
  });
}

/** All memory is gone, but the pairs of row and record are kept apart from it. */
function bornRows(births: SurveyInput['births'], table: Table): ReadonlyMap<string, string> {
  const ids = new Set(table.rows.map(({ id }) => id));
  return new Map([...births].filter(([id, record]) => ids.has(id) && !ids.has(record)));
}

/**
 * Signs that a column of somebody else stands under one of our titles: cells of a read-only column
 * that would be overwritten, IDs of which none is known, texts in the Sync column that are no marks.
 */
function looksMistaken(
  { plan }: { readonly plan: PullPlan },
  table: Table,
  before: TabContent,
  state: TabState | null,
): boolean {
  const restores = plan.rows.some(({ fields }) => fields.some(({ merge }) => merge.restored));
  const strangeIds =
    state !== null && state.rows.size > 0 && table.rows.every(({ id }) => !state.rows.has(id));
  const strangeMarks =
    table.syncColumn > 0 &&
    plan.rows.some(({ row }) => {
      const cell = before.values[row - 1]?.[table.syncColumn - 1] ?? '';
      return typeof cell !== 'string' || !isOwnMark(cell);
    });
  return restores || strangeIds || strangeMarks;
}

/** Merged ranges of the whole tab: one read, at the first question. */
function mergesOf(tab: Tab, { values }: TabContent): () => readonly Area[] {
  const area = { row: 1, column: 1, rows: values.length, columns: values[0]?.length ?? 1 };
  return once(() => tab.mergesIn(area));
}
