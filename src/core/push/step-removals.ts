/**
 * One step of deleting opportunities in the CRM: selected rows only, each confirmed.
 *
 * Promises: a row is called gone only after the CRM's word; the row itself stays in the tab. Must not
 * know: a particular CRM.
 */
import type { Fault } from '../exchange';
import type { RecordId } from '../model';
import { isNewId } from '../new-id';
import { ROW, type RowState } from '../state';
import { rowToken } from '../table/row-token';
import type { WriteAnswer } from '../writing';
import type { Desk } from './desk';
import { removalDigest } from './digest';
import { reachOf } from './faults';
import { observeEach } from './observe';
import { isChosen, type RowChoice } from './push-ports';
import { addOutcomes, NO_OUTCOMES, type RowFact } from './row-fact';
import type { Scene } from './scene';
import type { ActionEnd } from './step-report';

export interface RemovableRow {
  readonly id: string;
  readonly row: number;
  readonly digest: string;
}

/** Chosen rows that stand for a record; never all of a tab. */
export function findRemovable(
  { owners, state }: Scene,
  chosen: RowChoice,
): readonly RemovableRow[] {
  return [...owners]
    .filter(([id, row]) => chosen !== 'all' && isChosen(chosen, row) && !isNewId(id))
    .filter(([id]) => state.rows.get(id)?.outcome !== 'gone')
    .map(([id, row]) => ({ id, row, digest: removalDigest(id) }))
    .sort((a, b) => a.row - b.row);
}

type End = 'gone' | 'open' | { readonly text: string };

export function stepRemovals(desk: Desk): ActionEnd {
  const { remove } = desk.ports.connector.writing;
  const { name } = desk.ports.connector;
  if (remove === null) return { kind: 'failed', message: `${name} offers no way to delete.` };
  // The selection may have changed since; what was confirmed says which rows are meant.
  const wanted = findRemovable(desk.scene, 'any').filter(({ digest }) =>
    desk.order.confirmed.has(digest),
  );
  const ends = new Map<string, End>();
  let stop: Fault | null = null;
  let at = 0;
  while (at < wanted.length && stop === null && desk.nowMs() < desk.ports.stepEndMs) {
    const batch = wanted.slice(at, at + remove.max);
    at += remove.max;
    const ids = batch.map(({ id }) => id as RecordId);
    desk.announce('remove', ids);
    const [result] = desk.ports.courier.send([remove.request(desk.view, ids)]);
    const fault = result && !result.ok ? result.fault : null;
    stop = fault && reachOf(fault) === 'run' ? fault : null;
    if (stop) break;
    for (const [place, id] of ids.entries()) {
      ends.set(id, endOf(result?.ok ? result.value[place] : undefined));
    }
    readBack(desk, ends);
  }
  return resultOf(desk, wanted, ends, stop);
}

function endOf(answer: WriteAnswer | undefined): End {
  if (answer?.kind === 'done' || answer?.kind === 'record') return 'gone';
  if (answer?.kind === 'rejected') return { text: answer.message };
  if (answer?.kind === 'waiting') return { text: 'waits for approval in the CRM' };
  return 'open';
}

function readBack(desk: Desk, ends: Map<string, End>): void {
  const open = [...ends].filter(([, end]) => end === 'open').map(([id]) => id);
  const { gone } = observeEach({ ...desk.ports, view: desk.view, shown: new Set() }, open);
  for (const id of open) {
    ends.set(id, gone.has(id) ? 'gone' : { text: 'the CRM did not say whether it was deleted' });
  }
}

function resultOf(
  desk: Desk,
  wanted: readonly RemovableRow[],
  ends: ReadonlyMap<string, End>,
  stop: Fault | null,
): ActionEnd {
  const facts: RowFact[] = [];
  let outcomes = NO_OUTCOMES;
  for (const { id, row } of wanted) {
    const end = ends.get(id);
    const known = desk.scene.state.rows.get(id);
    if (end === undefined || end === 'open' || !known) continue;
    outcomes = addOutcomes(outcomes, end === 'gone' ? { applied: 1 } : { rejected: 1 });
    facts.push({
      id,
      state: end === 'gone' ? goneState(desk, known) : keptState(desk, known, row, end),
    });
  }
  const left = wanted.length - facts.length;
  return { kind: 'result', facts, outcomes, left, stop, observedAtMs: null, remarks: [] };
}

/** What was wrong with its cells does not matter any more. */
function goneState(desk: Desk, { id, fields }: RowState): RowState {
  return { id, outcome: 'gone', since: desk.nowMs(), issues: {}, fields };
}

function keptState({ scene }: Desk, known: RowState, row: number, end: { readonly text: string }) {
  const cell = rowToken(scene.content, scene.table.columns, row);
  return { ...known, refusals: { [ROW]: { why: 'rejected', cell, text: end.text } as const } };
}
