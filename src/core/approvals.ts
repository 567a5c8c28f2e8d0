/**
 * Asks the CRM what became of requests that waited for a person's approval there.
 *
 * Promises: nothing is concluded from silence; each request is asked for once in a run.
 * Must not know: tabs, a particular CRM.
 */
import type { Connector } from './connector';
import type { Courier, Result } from './exchange';
import type { ListView } from './listing';
import { ROW, type RowState, type TabState } from './state';
import type { ApprovalAnswer } from './writing';

/** More open requests than this are asked for in later runs. */
const ASKED_MAX = 20;

export interface Decided {
  readonly state: TabState;
  /** Record ids by the ID of the row, for creations that were approved. */
  readonly births: ReadonlyMap<string, string>;
}

/** At most `ASKED_MAX` requests in one batch; none when nothing waits. */
export function askApprovals(
  source: { readonly connector: Connector; readonly courier: Courier; readonly view: ListView },
  state: TabState,
): Decided {
  const ask = source.connector.writing.approval;
  const waiting = [...state.rows.values()].filter(
    ({ outcome, outbox }) => outcome === 'waiting' && outbox?.approval,
  );
  const ids = [...new Set(waiting.map(({ outbox }) => outbox?.approval ?? ''))].slice(0, ASKED_MAX);
  if (ask === null || ids.length === 0) return { state, births: new Map() };
  const results = source.courier.send(ids.map((id) => ask(source.view, id)));
  const answers = new Map(ids.map((id, index) => [id, results[index]]));
  const rows = new Map(state.rows);
  const births = new Map<string, string>();
  for (const row of waiting) {
    const answer = answers.get(row.outbox?.approval ?? '');
    const created = createdId(row, answer);
    if (created !== undefined) births.set(row.id, created);
    else rows.set(row.id, decided(row, answer));
  }
  return { state: { ...state, rows }, births };
}

function createdId(row: RowState, answer: Result<ApprovalAnswer> | undefined): string | undefined {
  if (!answer?.ok || answer.value.kind !== 'done') return undefined;
  return answer.value.created.get(row.outbox?.place ?? 0);
}

function decided(row: RowState, answer: Result<ApprovalAnswer> | undefined): RowState {
  if (!answer?.ok || answer.value.kind === 'pending') return row;
  const { outbox, ...rest } = row;
  const isNew = outbox !== undefined && outbox.name !== '';
  if (answer.value.kind === 'done') {
    // Which record came of it is not told: the list will show.
    return isNew ? { ...row, outcome: 'inDoubt' } : { ...rest, outcome: '', since: 0 };
  }
  const text = `was not approved in the CRM (${answer.value.message})`;
  return {
    ...rest,
    outcome: '',
    since: 0,
    refusals: { ...row.refusals, [ROW]: { why: 'rejected', cell: outbox?.row ?? '', text } },
  };
}
