/** Where sending stands, and what a step's reply makes of it. Pure. */
import type { ReplyOf } from '../server/door';

export type Outcomes = ReplyOf<'progress'>['outcomes'];

export interface SendingState {
  readonly phase: 'sending' | 'waiting' | 'stopping' | 'done' | 'stopped';
  /** Things confirmed, and of them those still to be sent. */
  readonly total: number;
  readonly left: number;
  /** Of all, those that cannot be sent and only get their mark. */
  readonly marked: number;
  readonly outcomes: Outcomes;
  readonly startedAtMs: number;
  /** The next step comes no earlier, ms UTC; null: at once. */
  readonly resumeAtMs: number | null;
  readonly remarks: readonly string[];
  /** What the next step hands on from the last one. */
  readonly run: string | null;
  readonly observedAtMs: number | null;
  /** Steps in a row that got nowhere. */
  readonly idleSteps: number;
}

/** After a step that got nowhere, whatever the server's clock says. */
export const IDLE_PAUSE_MS = 5_000;

export function startOf(total: number, nowMs: number, marked = 0): SendingState {
  return {
    phase: 'sending',
    total,
    left: total,
    marked,
    outcomes: { applied: 0, rejected: 0, refused: 0, inDoubt: 0, conflicts: 0, waiting: 0 },
    startedAtMs: nowMs,
    resumeAtMs: null,
    remarks: [],
    run: null,
    observedAtMs: null,
    idleSteps: 0,
  };
}

export function afterStep(
  state: SendingState,
  reply: ReplyOf<'progress'>,
  nowMs: number,
): SendingState {
  // The first step may end with having looked.
  const moved = sumOf(reply.outcomes) > 0 || reply.left < state.left || state.run === null;
  const earliestMs = moved ? null : nowMs + IDLE_PAUSE_MS;
  return {
    ...state,
    phase: reply.done ? 'done' : state.phase,
    left: reply.left,
    outcomes: addOutcomes(state.outcomes, reply.outcomes),
    resumeAtMs: reply.done ? null : laterOf(reply.resumeAtMs, earliestMs),
    remarks: [...new Set([...state.remarks, ...reply.remarks])],
    run: reply.run,
    observedAtMs: reply.observedAtMs,
    idleSteps: moved ? 0 : state.idleSteps + 1,
  };
}

/** How far it is with what the button named: things that only get their mark are not among them. */
export function progressOf({ total, left, marked }: SendingState) {
  const all = total > marked ? total - marked : total;
  return { done: Math.max(0, all - left), all } as const;
}

export function sumOf(outcomes: Outcomes): number {
  return Object.values(outcomes).reduce((sum, count) => sum + count, 0);
}

function addOutcomes(a: Outcomes, b: Outcomes): Outcomes {
  return {
    applied: a.applied + b.applied,
    rejected: a.rejected + b.rejected,
    refused: a.refused + b.refused,
    inDoubt: a.inDoubt + b.inDoubt,
    conflicts: a.conflicts + b.conflicts,
    waiting: a.waiting + b.waiting,
  };
}

function laterOf(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b);
}
