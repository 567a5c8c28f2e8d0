/**
 * Previews and runs of what writes to the CRM, as the page drives them: ask, confirm, step by step,
 * each not before its time. Knows only messages.
 */
import type { Reply } from '../../src/protocol/replies';
import type { Request } from '../../src/protocol/requests';

type PreviewRequest = Extract<Request, { kind: 'preview' }>;

export type Action = PreviewRequest['action'];
export type Preview = Extract<Reply, { kind: 'preview' }>;
export type Progress = Extract<Reply, { kind: 'progress' }>;
export type Outcomes = Progress['outcomes'];

export interface PreviewOptions {
  /** Default `all`, of a removal `selected`. */
  readonly rows?: PreviewRequest['rows'];
  readonly retry?: boolean;
  readonly user?: string;
}

export type Choose = (item: Preview['items'][number]) => boolean;

export interface SendOptions extends PreviewOptions {
  /** What a person ticks; default what a preview ticks by itself. */
  readonly choose?: Choose | undefined;
  /** Digests, in place of a preview's. */
  readonly confirmed?: readonly string[];
  /** Default true. */
  readonly silent?: boolean;
  /** Runs after each step that is not the last one. */
  readonly between?: (step: Progress) => void;
}

/** What all steps of a run have told. */
export interface Sent {
  readonly steps: readonly Progress[];
  /** Summed over all steps. */
  readonly outcomes: Outcomes;
  readonly left: number;
  readonly remarks: readonly string[];
}

export interface Sending {
  /** The preview of a test that expects one. */
  preview(tabId: number, action: Action, options?: PreviewOptions): Preview;
  /** Confirms what a preview offers and takes steps until the run is done. */
  send(tabId: number, action: Action, options?: SendOptions): Sent;
}

/** `waitUntil` lets the clock run to a moment, ms UTC. */
export interface SendingPlace {
  ask(request: Request, user?: string): Reply;
  waitUntil(atMs: number): void;
}

const SINGLY: ReadonlySet<string> = new Set(['conflict', 'empty', 'duplicate', 'parent']);

/** No run of a test takes more; one that does never ends. */
const STEPS_MAX = 60;

/** What a person confirms who ticks these items; default those that a preview ticks by itself. */
export function digestsOf(shown: Preview, choose: Choose = isTicked): readonly string[] {
  const ticked = shown.items.filter(choose).map(({ digest }) => digest);
  return [...ticked, ...shown.more, ...shown.marked];
}

function isTicked({ kind }: Preview['items'][number]): boolean {
  return !SINGLY.has(kind);
}

export function sendingOf({ ask, waitUntil }: SendingPlace): Sending {
  const preview: Sending['preview'] = (tabId, action, options = {}) => {
    const { rows = action === 'remove' ? 'selected' : 'all', retry = false, user } = options;
    const reply = ask({ kind: 'preview', tabId, action, rows, retry }, user);
    if (reply.kind !== 'preview') throw new Error(JSON.stringify(reply));
    return reply;
  };
  return {
    preview,
    send(tabId, action, options = {}) {
      const { silent = true, retry = false, user, between } = options;
      const confirmed =
        options.confirmed ?? digestsOf(preview(tabId, action, options), options.choose);
      const steps: Progress[] = [];
      for (let last: Progress | undefined; last?.done !== true; steps.push(last)) {
        if (steps.length === STEPS_MAX) throw new Error('the run does not end');
        if (last) {
          between?.(last);
          waitUntil(last.resumeAtMs ?? 0);
        }
        const { run = null, observedAtMs = null } = last ?? {};
        const order = { run, observedAtMs, silent, retry, confirmed: [...confirmed] };
        const reply = ask({ kind: 'send', tabId, action, ...order }, user);
        if (reply.kind !== 'progress') throw new Error(JSON.stringify(reply));
        last = reply;
      }
      return {
        steps,
        outcomes: steps.map(({ outcomes }) => outcomes).reduce(sum),
        left: steps.at(-1)?.left ?? 0,
        remarks: steps.flatMap(({ remarks }) => remarks),
      };
    },
  };
}

function sum(a: Outcomes, b: Outcomes): Outcomes {
  return {
    applied: a.applied + b.applied,
    rejected: a.rejected + b.rejected,
    refused: a.refused + b.refused,
    inDoubt: a.inDoubt + b.inDoubt,
    conflicts: a.conflicts + b.conflicts,
    waiting: a.waiting + b.waiting,
  };
}
