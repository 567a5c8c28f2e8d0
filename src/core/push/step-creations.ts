/**
 * One step of creating opportunities from rows: IDs first, then validation, then batches.
 *
 * Promises: a row is sent only under an ID that stands in the tab and in the memory; only confirmed
 * rows leave; rows that cannot be sent get their marks all the same. Must not know: a particular CRM.
 */
import { openBirthBook } from '../births';
import { newId } from '../new-id';
import { locateTable } from '../table/locate';
import type { ReadyCreation } from './creation-states';
import type { Desk } from './desk';
import { findCreated } from './find-created';
import { findNewRows, type NewRowFound, type NewRowsFound } from './new-rows';
import { type CreatedParents, createParents, missingParents } from './parents';
import { type CreationPlan, planCreations, rowCells } from './plan-creations';
import { repeatable } from './repeat';
import { addOutcomes, NO_OUTCOMES, type RowFact } from './row-fact';
import { assignIds, type Located } from './row-ids';
import { type SentCreations, sendCreations } from './send-creations';
import { lostMarker, meaningsFor } from './step-meanings';
import type { ActionEnd } from './step-report';

export function stepCreations(desk: Desk): ActionEnd {
  const { scene, subject, ports } = desk;
  const found = findNewRows(scene, subject);
  const repeats = repeatable(desk);
  const rows = [...found.rows, ...repeats];
  const cells = rows.map(({ row }) => rowCells(scene, row));
  const first = meaningsFor(desk, cells, 'create');
  if (first.kind === 'failed') return first;
  const lost =
    rows.length > 0 ? lostMarker(subject.link, first.meanings, ports.connector.name) : null;
  if (lost !== null) return { kind: 'failed', message: lost };
  const { recognisedBy, creatable } = ports.connector.writing;
  const alike = recognisedBy.slice(0, 2);
  const without = planCreations(scene, found.rows, first.meanings, alike);
  const parents = createParents(desk, missingParents(without, creatable));
  const read =
    Object.keys(parents.names).length === 0
      ? first
      : meaningsFor(desk, cells, 'create', parents.names);
  if (read.kind === 'failed') return read;
  const plan = planCreations(scene, found.rows, read.meanings, alike);
  const again = planCreations(scene, repeats, read.meanings, alike);
  const isConfirmed = ({ digest }: NewRowFound) => desk.order.confirmed.has(digest);
  const confirmed = plan.creations.filter(isConfirmed);
  // Rows whose account is still to be created wait for the next step.
  const asked = plan.invalid.filter((row) => isConfirmed(row) && !isTold(desk, row));
  const invalid = parents.left > 0 ? [] : asked;
  const ids = giveIds(desk, [...again.creations, ...confirmed, ...invalid]);
  if (ids === null) return { kind: 'failed', message: MOVED };
  const ready = [...again.creations, ...confirmed].flatMap((row): ReadyCreation[] => {
    const id = ids.get(row.row);
    return id === undefined ? [] : [{ ...row, id }];
  });
  const births = openBirthBook(subject.properties, subject.link.tabId);
  const sent = findCreated(desk, sendCreations(desk, ready, births), { rows: ready, births });
  return resultOf(desk, { found, plan: { ...plan, invalid }, ids, ready, sent, parents });
}

/** An earlier step of this run has marked the row; what only rests is tried again by each. */
function isTold({ order }: Desk, { token, state }: NewRowFound): boolean {
  return (
    order.run !== null && Object.values(state?.refusals ?? {}).some((one) => one.row === token)
  );
}

const MOVED =
  'Rows were moved in this tab at this very moment, so nothing was sent. Try again when it is at rest.';

/** By row: the IDs of all these rows, new ones written into the tab. null when that failed. */
function giveIds(desk: Desk, rows: readonly NewRowFound[]): ReadonlyMap<number, string> | null {
  const ids = new Map(rows.filter(({ id }) => id !== '').map(({ row, id }) => [row, id]));
  const bare = rows.filter(({ id }) => id === '');
  const wanted = bare.map(({ row }) => ({ row, id: newId(desk.ports.freshKey()) }));
  // In one flush with the IDs: an ID that the memory does not know would be somebody else's.
  desk.note(wanted.map(({ id }) => ({ id, outcome: '', since: 0, issues: {}, fields: {} })));
  const assigned = assignIds({
    tab: desk.ports.tab,
    before: desk.scene,
    rows: wanted,
    locate: () => locateNow(desk),
  });
  if (assigned === null || assigned.rows.length < wanted.length) return null;
  for (const { row, id } of wanted) ids.set(row, id);
  return ids;
}

function locateNow({ ports, subject }: Desk): Located | null {
  const content = ports.tab.readValues();
  const located = locateTable(content, subject.link, () => ports.tab.taggedColumns());
  return located.kind === 'found' ? { content, table: located.table } : null;
}

interface CreationRun {
  readonly found: NewRowsFound;
  readonly plan: CreationPlan;
  readonly ids: ReadonlyMap<number, string>;
  readonly ready: readonly ReadyCreation[];
  readonly sent: SentCreations;
  readonly parents: CreatedParents;
}

function resultOf(desk: Desk, run: CreationRun): ActionEnd {
  const { found, plan, ids, ready, sent, parents } = run;
  const facts = [...sent.facts, ...invalidFacts(plan, ids)];
  const ended = new Set(sent.facts.filter(({ state }) => !isUnsent(state)).map(({ id }) => id));
  const outcomes = facts.reduce((sum, { id, state }) => {
    if (id !== state.id) return addOutcomes(sum, { applied: 1 });
    if (state.outcome === 'waiting') return addOutcomes(sum, { waiting: 1 });
    if (state.outcome === 'inDoubt') return addOutcomes(sum, { inDoubt: 1 });
    return state.refusals ? addOutcomes(sum, { rejected: 1 }) : sum;
  }, NO_OUTCOMES);
  return {
    kind: 'result',
    facts,
    outcomes,
    left: parents.left + ready.filter(({ id }) => !ended.has(id)).length,
    stop: sent.stop,
    observedAtMs: desk.order.observedAtMs,
    remarks: [...parents.remarks, ...newRowRemarks(found)],
  };
}

function isUnsent({ outcome, refusals }: RowFact['state']): boolean {
  return outcome === '' && refusals === undefined;
}

/** Rows with problems: each cell says why. */
function invalidFacts(
  { invalid, problems }: CreationPlan,
  ids: ReadonlyMap<number, string>,
): readonly RowFact[] {
  return invalid.flatMap(({ row, token }) => {
    const id = ids.get(row);
    if (id === undefined) return [];
    const refusals = Object.fromEntries(
      problems
        .filter((problem) => problem.row === row)
        .map(({ key, token: cell, text, paused }) => [
          key,
          { why: paused ? 'paused' : 'invalid', cell, row: token, text } as const,
        ]),
    );
    return [{ id, state: { id, outcome: '', since: 0, issues: {}, fields: {}, refusals } }];
  });
}

/** Rows that were passed over, and why. */
export function newRowRemarks(found: NewRowsFound): readonly string[] {
  const said = (rows: readonly number[], text: (rows: string) => string) =>
    rows.length > 0 ? [text(rows.join(', '))] : [];
  return [
    ...said(
      found.formulas,
      (rows) =>
        `Rows ${rows} hold formulas, so they were taken for totals. Select them to create them all the same.`,
    ),
    ...said(
      found.foreign,
      (rows) =>
        `Rows ${rows} have an ID that this tab does not know. Empty their ID cells to create them.`,
    ),
    ...said(
      found.taken,
      (rows) =>
        `Rows ${rows} have the ID of an opportunity that exists, so they were not created. Empty the ID cell of a copy to create it.`,
    ),
    ...said(
      found.open,
      (rows) =>
        `Rows ${rows} were sent before, and it is not certain yet whether they were created; see the Sync column.`,
    ),
  ];
}
