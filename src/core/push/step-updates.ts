/**
 * One step of pushing edited cells: look, plan, compare with what was confirmed, send.
 *
 * Promises: only confirmed changes leave; a record is written only after it was read less than five
 * minutes before; what changed in the CRM meanwhile becomes a conflict. Must not know: a particular CRM.
 */
import type { Fault } from '../exchange';
import type { RecordId } from '../model';
import { askedProblems } from './asked-problems';
import type { Desk } from './desk';
import { changeDigest } from './digest';
import { type EditedCell, type Edits, findEdits } from './edited';
import type { Meanings } from './meanings';
import { type PlannedChange, planUpdates, type UpdatePlan } from './plan-updates';
import { sendUpdates } from './send-updates';
import { createSight } from './sight';
import { meaningsFor } from './step-meanings';
import type { ActionEnd, ActionResult } from './step-report';
import { outcomesOf, updateFacts } from './update-facts';
import type { FieldEnd } from './update-ledger';

/** Records in one slice: their requests fit into the tightest pace. */
const SLICE = 40;

export function stepUpdates(desk: Desk): ActionEnd {
  const { rows, retry } = desk.subject;
  const edits = findEdits(desk.scene, { rows, retry });
  const read = meaningsFor(desk, [edits.cells], 'update');
  if (read.kind === 'failed') return read;
  const run = createRun(desk, edits, read.meanings);
  const stop = run.look() ?? run.sendAll();
  return run.result(stop);
}

function createRun(desk: Desk, edits: Edits, meanings: Meanings) {
  const sight = createSight(desk, new Set(edits.cells.map(({ key }) => key)));
  const { records, gone } = sight;
  const sent: { change: PlannedChange; end: FieldEnd }[] = [];
  const plan = (cells: readonly EditedCell[]): UpdatePlan =>
    planUpdates(
      desk.scene,
      cells.filter(({ id }) => !gone.has(id)),
      meanings,
      records,
    );
  const isConfirmed = ({ digest }: PlannedChange) => desk.order.confirmed.has(digest);

  function sendAll(): Fault | null {
    const { probesUpdates } = desk.ports.connector.writing;
    for (;;) {
      const tried = new Set(sent.map(({ change }) => change.digest));
      const open = plan(edits.cells).changes.filter(
        (change) => isConfirmed(change) && !tried.has(change.digest),
      );
      const ids = [...new Set(open.map(({ id }) => id))];
      if (ids.length === 0 || desk.nowMs() >= desk.ports.stepEndMs) return null;
      const slice = new Set(ids.slice(0, probesUpdates && tried.size === 0 ? 1 : SLICE));
      const stop = sendSlice(open.filter(({ id }) => slice.has(id)));
      if (stop) return stop;
    }
  }

  /** Every call tries all it was given, so that the loop above ends. */
  function sendSlice(wanted: readonly PlannedChange[]): Fault | null {
    const fault = sight.see(wanted);
    if (fault) return fault;
    const digests = new Set(wanted.map(({ digest }) => digest));
    const cells = edits.cells.filter(({ id }) => wanted.some((change) => change.id === id));
    const now = plan(cells).changes.filter(({ digest }) => digests.has(digest));
    const still = new Set(now.map(({ digest }) => digest));
    for (const change of wanted) {
      if (!still.has(change.digest)) sent.push({ change, end: { kind: 'refused' } });
    }
    const sendings = [...groupById(now)].map(([id, changes]) => ({
      record: records.get(id) ?? { id: id as RecordId, fields: {} },
      changes,
    }));
    const { ends, stop } = sendUpdates(desk, sendings);
    for (const change of now) {
      sent.push({ change, end: ends.get(change.id)?.get(change.key) ?? { kind: 'refused' } });
    }
    return stop;
  }

  function result(stop: Fault | null): ActionResult {
    const final = plan(edits.cells);
    // What the run did not get to was not tried: a conflict among it is one for the next step, too.
    const tried = sent.filter(({ end }) => end.kind !== 'refused' || stop === null);
    const triedDigests = new Set(tried.map(({ change }) => change.digest));
    const conflicts = final.changes.filter(
      ({ kind, digest }) => kind === 'conflict' && !triedDigests.has(digest),
    );
    const problems = askedProblems(desk, { ...final, cells: edits.cells, records });
    const toldElse = new Set([...conflicts, ...problems].map(cellOf));
    // What became a conflict, or cannot be sent any more, is told as that.
    const ended = tried.filter(
      ({ change, end }) => end.kind !== 'refused' || !toldElse.has(cellOf(change)),
    );
    const endedDigests = new Set(ended.map(({ change }) => change.digest));
    const sentCells = new Set(tried.map(({ change }) => cellOf(change)));
    const news = { sent: ended, conflicts, problems, gone };
    const turned = conflicts.filter(
      (one) => sentCells.has(cellOf(one)) || hasTurned(desk, one),
    ).length;
    return {
      kind: 'result',
      facts: updateFacts(desk.scene, news, desk.nowMs()),
      // Every confirmed change is counted once; what nobody confirmed is marked, not counted.
      outcomes: outcomesOf(news, turned),
      left: final.changes.filter((one) => isConfirmed(one) && !endedDigests.has(one.digest)).length,
      stop,
      observedAtMs: sight.observedAtMs(),
      remarks: editRemarks(edits),
    };
  }

  return { look: () => sight.look(edits.cells), sendAll, result };
}

/** Confirmed while the CRM still held what both sides had agreed on. Told by one step only. */
function hasTurned({ order }: Desk, { id, key, known, token, disputed }: PlannedChange): boolean {
  const digest = changeDigest({ id, key, seen: known.base, next: token });
  return !disputed && order.confirmed.has(digest);
}

function cellOf({ id, key }: Pick<PlannedChange, 'id' | 'key'>): string {
  return `${id}:${key}`;
}

function groupById(
  changes: readonly PlannedChange[],
): ReadonlyMap<string, readonly PlannedChange[]> {
  const groups = new Map<string, PlannedChange[]>();
  for (const change of changes) {
    const group = groups.get(change.id);
    if (group) group.push(change);
    else groups.set(change.id, [change]);
  }
  return groups;
}

/** Edited cells that a push passes over, and why. */
export function editRemarks({ readOnly, held }: Edits): readonly string[] {
  return [
    ...readOnly.map(
      (header) =>
        `Cells of "${header}" were changed, but the CRM does not let anybody write that field. The next refresh puts them back.`,
    ),
    ...(held.length > 0
      ? [
          `Rows ${held.join(', ')} wait for approval in the CRM or are gone from it, so their changes were not sent.`,
        ]
      : []),
  ];
}
