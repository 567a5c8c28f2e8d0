/**
 * Runs an action as its dialog does: preview, confirm, step by step to the end. Confirmed is all that
 * needs no choice, and accounts or leads that new rows name and the CRM does not have.
 */
import type { CallResult } from '../../driver/editor';
import { must } from '../../sandbox/assume';
import { demand } from '../demand';
import { addFigures, type RunFigures, runFigures } from '../figures';
import type { Stage } from '../stage';
import type { AnyReply } from './tell';

interface Item {
  readonly digest: string;
  readonly kind: string;
}

interface PreviewReply extends AnyReply {
  readonly items: readonly Item[];
  readonly more: readonly string[];
  readonly marked: readonly string[];
  readonly problems: readonly {
    readonly row: number;
    readonly column: string;
    readonly text: string;
  }[];
  readonly effects: readonly string[];
  readonly cost: { readonly requests: number };
}

interface Outcomes {
  readonly applied: number;
  readonly rejected: number;
  readonly refused: number;
  readonly inDoubt: number;
  readonly conflicts: number;
  readonly waiting: number;
}

interface ProgressReply extends AnyReply {
  readonly run: string;
  readonly done: boolean;
  readonly outcomes: Outcomes;
  readonly resumeAtMs: number | null;
  readonly observedAtMs: number | null;
}

export interface SendFigures extends RunFigures {
  readonly applied: number;
  readonly rejected: number;
  readonly steps: number;
  /** Requests that changed something in the CRM. */
  readonly writing: number;
}

export interface Sent {
  readonly preview: PreviewReply;
  /** Accounts or leads that were to be created first. */
  readonly parents: number;
  readonly figures: SendFigures;
}

const CONFIRMED: ReadonlySet<string> = new Set(['update', 'create', 'parent']);

const NEVER_MORE_STEPS = 200;

export function sendAll(stage: Stage, tabId: number, action: 'push' | 'create'): Sent {
  const { crm, world } = stage;
  const base = { tabId, action, retry: false };
  const { reply: preview } = stage.ask<PreviewReply>({ kind: 'preview', rows: 'all', ...base });
  demand(preview.kind === 'preview', `previewed: ${preview.message ?? preview.kind}`);
  const plain = preview.items.filter(({ kind }) => CONFIRMED.has(kind));
  const confirmed = [...plain.map(({ digest }) => digest), ...preview.more, ...preview.marked];
  const before = writingRequests(stage);
  const startedMs = world.clock.nowMs();
  let figures: RunFigures = { requests: 0, blocking: 0, queued: 0, virtualMs: 0 };
  let [applied, rejected, steps] = [0, 0, 0];
  let last: Pick<ProgressReply, 'run' | 'observedAtMs'> | null = null;
  for (;;) {
    steps += 1;
    demand(steps < NEVER_MORE_STEPS, 'the run comes to an end');
    const answer: { reply: ProgressReply; result: CallResult } = stage.ask<ProgressReply>({
      ...{ kind: 'send', ...base, confirmed, silent: true },
      run: last?.run ?? null,
      observedAtMs: last?.observedAtMs ?? null,
    });
    const { reply, result } = answer;
    demand(reply.kind === 'progress', `sent: ${reply.message ?? reply.kind}`);
    figures = addFigures(figures, runFigures(must(result.run, 'the step ran')));
    applied += reply.outcomes.applied;
    rejected += reply.outcomes.rejected;
    demand(open(reply.outcomes) === 0, `${crm.name} answers everything`);
    if (reply.done) break;
    last = reply;
    if (reply.resumeAtMs !== null) {
      world.clock.advance(Math.max(0, reply.resumeAtMs - world.clock.nowMs()));
    }
  }
  const virtualMs = Math.round(world.clock.nowMs() - startedMs);
  const writing = writingRequests(stage) - before;
  const parents = plain.filter(({ kind }) => kind === 'parent').length;
  return {
    preview,
    parents,
    figures: { ...figures, virtualMs, applied, rejected, steps, writing },
  };
}

function open({ refused, inDoubt, conflicts, waiting }: Outcomes): number {
  return refused + inDoubt + conflicts + waiting;
}

function writingRequests({ crm }: Stage): number {
  return crm.ledger.requests().filter(({ effects }) => effects.length > 0).length;
}
