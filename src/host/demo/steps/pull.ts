/** Pull, refresh, a colleague works in the CRM, refresh again; each compared with the CRM's records. */
import type { ExecutionResult } from '../../driver/result';
import { must } from '../../sandbox/assume';
import { changedRows, compareWithCrm } from '../compare';
import { demand } from '../demand';
import { type PullFigures, pullFigures } from '../figures';
import { readRows } from '../grid';
import type { Stage } from '../stage';
import { type AnyReply, costLine, type Tell, textOf } from './tell';

export interface PullSteps {
  readonly pull: PullFigures;
  readonly refresh: PullFigures;
  readonly refreshChanged: PullFigures;
}

/** How many records the colleague changes. */
const CHANGED = 25;

export function pullSteps(stage: Stage, tabId: number, tell: Tell): PullSteps {
  const pull = refreshed(stage, tabId);
  compareWithCrm(stage, tabId);
  tell({
    title: `Pull ${pull.records} opportunities`,
    lines: [
      `${pull.pages} pages, every row compared with the CRM’s own records: all equal.`,
      costLine(pull),
    ],
  });
  const refresh = refreshed(stage, tabId);
  compareWithCrm(stage, tabId);
  demand(refresh.dataCellsWritten === 0, 'a refresh without changes writes no cell');
  tell({
    title: 'Refresh, nothing has changed',
    lines: [`${refresh.dataCellsWritten} cells written.`, costLine(refresh)],
  });
  const before = readRows(stage.world.workbook, tabId).rows;
  const changed = changeAsColleague(stage);
  stage.world.clock.advance(stage.crm.lagMs);
  const refreshChanged = refreshed(stage, tabId);
  compareWithCrm(stage, tabId);
  const touched = changedRows(before, readRows(stage.world.workbook, tabId).rows);
  demand(
    [...touched].sort().join() === [...changed].sort().join(),
    'exactly the rows of the changed records were touched',
  );
  tell({
    title: `A colleague changes ${changed.length} records in the CRM; refresh`,
    lines: [
      `${refreshChanged.dataCellsWritten} cells written, no other row touched.`,
      costLine(refreshChanged),
    ],
  });
  const writes = stage.crm.ledger.requests().filter(({ effects }) => effects.length > 0).length;
  demand(writes === 0, 'reading changes nothing in the CRM');
  return { pull, refresh, refreshChanged };
}

/** A refresh that works and has nothing odd to say. */
export function refreshed(stage: Stage, tabId: number): PullFigures {
  const { reply, result } = stage.ask<AnyReply>({ kind: 'refresh', tabId });
  demand(reply.kind === 'refreshed', `refreshed: ${textOf(reply)}`);
  demand(reply.remarks?.length === 0, `nothing odd: ${reply.remarks?.join(' ') ?? ''}`);
  const run: ExecutionResult = must(result.run, 'the refresh ran');
  const { records, pages } = must(reply.counts, 'a refresh has counts');
  return pullFigures(run, { records, pages, tabId });
}

/** Spread over the whole list; names and values, as somebody else would change them. */
function changeAsColleague(stage: Stage): readonly string[] {
  const listed = stage.crm.listed();
  const count = Math.min(CHANGED, listed.length);
  const ids: string[] = [];
  for (let n = 0; n < count; n++) {
    const { id } = must(listed[Math.floor((n * listed.length) / count)], 'a record to change');
    stage.crm.change(id, n);
    ids.push(id);
  }
  return ids;
}
