/**
 * The main job, from an empty file to records created from pasted rows: connect, choose, pull, refresh,
 * a colleague works in the CRM, push edits, create rows, a week of refreshes by the clock. After each step
 * the CRM's own books are compared with the tab.
 *
 * Promises: a step that goes wrong ends the demo with a sentence; nothing is assumed to have worked.
 */
import { compareWithCrm } from './compare';
import type { PullFigures } from './figures';
import type { Stage } from './stage';
import { connectAndLink } from './steps/connect';
import { type CreateFigures, createStep } from './steps/create';
import { pullSteps, refreshed } from './steps/pull';
import { type PushFigures, pushStep } from './steps/push';
import type { Tell } from './steps/tell';
import { type ScheduleFigures, weekStep } from './steps/week';

export interface DemoFigures {
  readonly pull: PullFigures;
  readonly refresh: PullFigures;
  readonly refreshChanged: PullFigures;
  readonly push: PushFigures;
  readonly create: CreateFigures;
  readonly schedule: ScheduleFigures;
  /** Records that the CRM has twice. */
  readonly duplicates: number;
  readonly marksOnWrongRow: number;
  readonly untouchedCellsSent: number;
}

/** Runs everything; `tell` gets each step as it is done. */
export function runScenario(stage: Stage, tell: Tell): DemoFigures {
  const tabId = connectAndLink(stage, tell);
  const pulls = pullSteps(stage, tabId, tell);
  const push = pushStep(stage, tabId, tell);
  const create = createStep(stage, tabId, tell);
  stage.world.clock.advance(stage.crm.lagMs);
  refreshed(stage, tabId);
  const waiting = new Set([push.wrongId]);
  compareWithCrm(stage, tabId, waiting);
  const schedule = weekStep(stage, tabId, waiting, tell);
  tell({ title: 'The CRM’s own books', lines: booksLines(stage) });
  return {
    ...pulls,
    push: push.figures,
    create: create.figures,
    schedule,
    duplicates: create.duplicates,
    marksOnWrongRow: push.wrongMarks + create.wrongMarks,
    untouchedCellsSent: push.untouchedCellsSent,
  };
}

function booksLines({ crm }: Stage): readonly string[] {
  const requests = crm.ledger.requests();
  const limited = requests.filter(({ status }) => status === 429).length;
  return [
    `${requests.length} requests in all, ${limited} refused for haste. After a last refresh every row was compared with the CRM’s own records: all equal but the marked cells.`,
    ...crm.limits,
  ];
}
