/** A person who previews, confirms what needs no second thought, and sends until it is done. */
import { must } from '../../src/host/sandbox/assume';
import type { Reply } from '../../src/protocol/replies';
import type { Request } from '../../src/protocol/requests';
import type { Product } from '../support/product';
import type { Action } from './push-scene';

export type Preview = Extract<Reply, { kind: 'preview' }>;
type Progress = Extract<Reply, { kind: 'progress' }>;

export interface Sending {
  readonly tabId: number;
  readonly action: Action | 'remove';
  readonly retry?: boolean;
  readonly user?: string;
  /** Default: `all`. */
  readonly choice?: 'all' | 'selected';
}

export type SendEnd =
  | { readonly kind: 'failed'; readonly message: string }
  | {
      readonly kind: 'done';
      readonly steps: number;
      /** How many digests were confirmed. */
      readonly confirmed: number;
      /** Over all steps. */
      readonly outcomes: Progress['outcomes'];
      readonly left: number;
      readonly remarks: readonly string[];
    };

const STEPS_MAX = 30;

export function previewOf(product: Product, sending: Sending): Preview | string {
  const { tabId, action, retry = false, user, choice = 'all' } = sending;
  const reply = product.ask({ kind: 'preview', tabId, action, rows: choice, retry }, user);
  if (reply.kind === 'preview') return reply;
  return reply.kind === 'failed' ? reply.message : JSON.stringify(reply);
}

/** All but what has to be chosen one by one. */
export function confirmedOf(preview: Preview): readonly string[] {
  return [...sendableOf(preview), ...preview.marked];
}

function sendableOf({ items, more }: Preview): readonly string[] {
  const free = items.filter(({ kind }) => !['conflict', 'empty', 'duplicate'].includes(kind));
  return [...free.map(({ digest }) => digest), ...more];
}

/** Asks for one step; `last` is the step before, or null. */
export function stepRequest(
  { tabId, action, retry = false }: Sending,
  confirmed: readonly string[],
  last: Progress | null,
): Request {
  const run = last?.run ?? null;
  const observedAtMs = last?.observedAtMs ?? null;
  const answers = { confirmed: [...confirmed], observedAtMs, silent: true, retry };
  return { kind: 'send', tabId, action, run, ...answers };
}

/** Steps until it is done, waiting as long as the add-on says. */
export function sendAll(product: Product, sending: Sending, confirmed: readonly string[]): SendEnd {
  const steps: Progress[] = [];
  while (steps.length < STEPS_MAX) {
    const request = stepRequest(sending, confirmed, steps[steps.length - 1] ?? null);
    const reply = product.ask(request, sending.user);
    if (reply.kind === 'failed') return reply;
    if (reply.kind !== 'progress') return { kind: 'failed', message: JSON.stringify(reply) };
    steps.push(reply);
    if (reply.done) return summed(steps, confirmed.length);
    const { clock } = product.world;
    if (reply.resumeAtMs !== null) clock.advance(Math.max(0, reply.resumeAtMs - clock.nowMs()));
  }
  return { kind: 'failed', message: `not done after ${STEPS_MAX} steps` };
}

/** Previews and sends what the preview offers; nothing where there is nothing to send or to mark. */
export function sendOffered(product: Product, sending: Sending): SendEnd {
  const preview = previewOf(product, sending);
  if (typeof preview === 'string') return { kind: 'failed', message: preview };
  const isAllMarked = sending.retry || preview.marked.length === 0;
  if (sendableOf(preview).length === 0 && isAllMarked) return NOTHING_SENT;
  return sendAll(product, sending, confirmedOf(preview));
}

const NOTHING_SENT: SendEnd = {
  ...{ kind: 'done', steps: 0, confirmed: 0, left: 0, remarks: [] },
  outcomes: { applied: 0, rejected: 0, refused: 0, inDoubt: 0, conflicts: 0, waiting: 0 },
};

function summed(steps: readonly Progress[], confirmed: number): SendEnd {
  const sum = (key: keyof Progress['outcomes']) =>
    steps.reduce((total, { outcomes }) => total + outcomes[key], 0);
  const last = must(steps[steps.length - 1], 'there was a step');
  return {
    kind: 'done',
    ...{ steps: steps.length, confirmed },
    outcomes: {
      applied: sum('applied'),
      rejected: sum('rejected'),
      refused: sum('refused'),
      inDoubt: sum('inDoubt'),
      conflicts: sum('conflicts'),
      waiting: sum('waiting'),
    },
    left: last.left,
    remarks: steps.flatMap(({ remarks }) => remarks),
  };
}

/** Everything that was confirmed ended in one place, or is left; else what the counts say. */
export function miscounted(end: SendEnd): readonly string[] {
  if (end.kind === 'failed') return [];
  const { outcomes, left, confirmed } = end;
  const counted = Object.values(outcomes).reduce((total, count) => total + count, left);
  return counted === confirmed
    ? []
    : [`${JSON.stringify(outcomes)} and ${left} left of ${confirmed}`];
}
