/**
 * The main job, from an empty file to a fresh tab: connect, choose, pull, refresh, a colleague works
 * in the CRM, refresh again. After each step the CRM's own books are compared with the tab.
 *
 * Promises: a step that goes wrong ends the demo with a sentence; nothing is assumed to have worked.
 */
import type { ExecutionResult } from '../driver/result';
import { must } from '../sandbox/assume';
import { sandboxKeys } from '../sandbox/trustpager/keys';
import { changedRows, compareWithCrm } from './compare';
import { demand } from './demand';
import { figuresOf, type PullFigures } from './figures';
import { readRows } from './grid';
import type { Stage } from './stage';

export interface DemoFigures {
  readonly pull: PullFigures;
  readonly refresh: PullFigures;
  readonly refreshChanged: PullFigures;
}

export interface DemoStep {
  readonly title: string;
  readonly lines: readonly string[];
}

/** How many records the colleague changes. */
const CHANGED = 25;

/** Runs everything; `tell` gets each step as it is done. */
export function runScenario(stage: Stage, tell: (step: DemoStep) => void): DemoFigures {
  const tabId = connectAndLink(stage, tell);
  const pull = pullStep(stage, tabId);
  const { records, pages } = pull.figures;
  compareWithCrm(stage, tabId);
  tell({
    title: `Pull ${records} opportunities`,
    lines: [
      `${pages} pages, every row compared with the CRM’s own records: all equal.`,
      costLine(pull.figures),
    ],
  });
  const refresh = pullStep(stage, tabId);
  compareWithCrm(stage, tabId);
  demand(refresh.figures.dataCellsWritten === 0, 'a refresh without changes writes no cell');
  tell({
    title: 'Refresh, nothing has changed',
    lines: [`${refresh.figures.dataCellsWritten} cells written.`, costLine(refresh.figures)],
  });
  const before = readRows(stage.world.workbook, tabId).rows;
  const changed = changeAsColleague(stage);
  const refreshChanged = pullStep(stage, tabId);
  compareWithCrm(stage, tabId);
  const touched = changedRows(before, readRows(stage.world.workbook, tabId).rows);
  demand(
    [...touched].sort().join() === [...changed].sort().join(),
    'exactly the rows of the changed records were touched',
  );
  tell({
    title: `A colleague changes ${changed.length} records in the CRM; refresh`,
    lines: [
      `${refreshChanged.figures.dataCellsWritten} cells written, no other row touched.`,
      costLine(refreshChanged.figures),
    ],
  });
  tell({ title: 'The CRM’s own books', lines: [booksLine(stage)] });
  return {
    pull: pull.figures,
    refresh: refresh.figures,
    refreshChanged: refreshChanged.figures,
  };
}

function connectAndLink(stage: Stage, tell: (step: DemoStep) => void): number {
  const wrong = stage.ask<Reply>({
    kind: 'connect',
    provider: 'trustpager',
    key: 'tp_test_not_the_right_key',
  });
  demand(wrong.reply.kind === 'failed', 'a wrong key is refused');
  const right = stage.ask<Reply>({
    kind: 'connect',
    provider: 'trustpager',
    key: sandboxKeys.full,
  });
  demand(right.reply.kind === 'connected', `connected: ${textOf(right.reply)}`);
  tell({
    title: 'Connect',
    lines: [
      `Wrong key: ${textOf(wrong.reply)}`,
      'Right key: accepted and kept for this user only.',
    ],
  });
  const { pipeline } = stage;
  const { reply } = stage.ask<Reply>({
    kind: 'link',
    provider: 'trustpager',
    pipeline,
    filters: {},
    columns: [],
  });
  demand(reply.kind === 'linked', `linked: ${textOf(reply)}`);
  tell({
    title: 'Link',
    lines: [`New tab "${reply.tabName}" for the pipeline "${pipeline.label}".`],
  });
  return must(reply.tabId, 'a linked tab has an id');
}

interface Reply {
  readonly kind: string;
  readonly message?: string;
  readonly tabId?: number;
  readonly tabName?: string;
  readonly counts?: { readonly records: number };
  readonly remarks?: readonly string[];
}

function textOf({ kind, message }: Reply): string {
  return message ?? kind;
}

function pullStep(stage: Stage, tabId: number): { figures: PullFigures } {
  const before = stage.exchanges.length;
  const { reply, result } = stage.ask<Reply>({ kind: 'refresh', tabId });
  demand(reply.kind === 'refreshed', `refreshed: ${textOf(reply)}`);
  demand(reply.remarks?.length === 0, `nothing odd: ${reply.remarks?.join(' ') ?? ''}`);
  const run: ExecutionResult = must(result.run, 'the refresh ran');
  const records = must(reply.counts, 'a refresh has counts').records;
  const exchanges = stage.exchanges.slice(before);
  return { figures: figuresOf(run, { records, tabId, exchanges }) };
}

/** Spread over the whole list; names and values, as somebody else would change them. */
function changeAsColleague(stage: Stage): readonly string[] {
  const listed = stage.listed();
  const count = Math.min(CHANGED, listed.length);
  const ids: string[] = [];
  for (let n = 0; n < count; n++) {
    const record = must(listed[Math.floor((n * listed.length) / count)], 'a record to change');
    const fields = n % 2 === 0 ? { name: `${record.name} (renewed)` } : { value: 1000 + n };
    stage.trustpager.colleague.edit(record.id, fields);
    ids.push(record.id);
  }
  return ids;
}

function booksLine(stage: Stage): string {
  const requests = stage.trustpager.ledger.requests();
  const writes = requests.filter(({ effects }) => effects.length > 0).length;
  demand(writes === 0, 'reading changes nothing in the CRM');
  const limited = requests.filter(({ status }) => status === 429).length;
  return `${requests.length} requests in all, ${limited} refused for haste, none changed anything in the CRM.`;
}

function costLine({ requests, blocking, queued, virtualMs }: PullFigures): string {
  return `${requests} requests, ${blocking} blocking calls, ${queued} queued writes, ${(virtualMs / 1000).toFixed(1)} s on Google’s clock.`;
}
