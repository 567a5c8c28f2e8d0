/**
 * Decides when the next requests may leave, and waits for that moment when it is near enough.
 *
 * Promises: the pace holds over executions; one pause for as many requests as it can serve; no
 * pause beyond the given maximum or the deadline. Must not know: requests, answers, CRMs.
 */
import type { Pace } from '../../core/connector';
import type { Fault } from '../../core/exchange';
import { freeSlots, slotsFreeAtMs, withinWindow } from './pace';
import type { CourierClock, PaceStore } from './ports';

/** Requests sent side by side; Google answers larger batches with "too many times". */
const TOGETHER_MAX = 50;

/** A CRM that asks for a longer silence means a cap; it is not waited for blindly next time. */
const SILENCE_MS_MAX = 3_600_000;

/** In a longer pause it is asked so often whether the run is still wanted. */
const LOOK_EVERY_MS = 5_000;

/** What was sent is forgotten by the CRM itself before a shorter pause is over. */
const KEPT_MS_MIN = 5_000;

export interface GateOptions {
  readonly clock: CourierClock;
  readonly pace: Pace;
  readonly paceStore: PaceStore;
  readonly deadlineMs: number;
  readonly waitMsMax: number;
  /** Asked during long pauses; true ends the run: nothing more is sent. May block. */
  readonly isHalted?: (() => boolean) | undefined;
}

export type Admission =
  | { readonly kind: 'open'; readonly count: number }
  | { readonly kind: 'closed'; readonly fault: Fault };

export interface Gate {
  /** How many of `wanted` requests may be sent now. May block once for a pause. */
  admit(wanted: number): Admission;
  /** To be told after each batch: how many requests the CRM may have seen by `atMs`. */
  sent(count: number, atMs: number): void;
  /** The CRM's word: nothing before this moment, in later executions neither. */
  silence(untilMs: number): void;
  /** Our own back-off: nothing before this moment in this run. */
  pause(untilMs: number): void;
  /** Keeps what later executions must know, if anything was sent. */
  close(): void;
}

export function createGate(options: GateOptions): Gate {
  const { clock, pace, paceStore } = options;
  const initialMs = clock.nowMs();
  let sentMs: readonly number[] | null = null;
  let silentUntilMs = 0;
  let pausedUntilMs = 0;
  let changed = false;

  /** Loaded at the first use, so that a run without requests costs nothing. */
  function moments(): readonly number[] {
    if (sentMs === null) {
      const memory = paceStore.load();
      sentMs = withinWindow(memory?.sentMs ?? [], pace, initialMs);
      const stated = memory?.silentUntilMs ?? 0;
      silentUntilMs = stated - initialMs > SILENCE_MS_MAX ? 0 : stated;
    }
    return sentMs;
  }

  function keep(): void {
    if (!changed) return;
    paceStore.save({ sentMs: moments(), silentUntilMs });
    changed = false;
  }

  function admit(wanted: number): Admission {
    for (;;) {
      // First: the memory also holds until when the CRM asked for silence.
      const recentMs = moments();
      const plan = planAdmission({
        ...options,
        sentMs: recentMs,
        notBeforeMs: Math.max(silentUntilMs, pausedUntilMs),
        nowMs: clock.nowMs(),
        wanted,
      });
      if (plan.kind !== 'wait') return plan;
      // A pause is where an execution is most likely to be cut off; a long one is worth the call.
      if (plan.waitMs > KEPT_MS_MIN) keep();
      if (!pauseFor(plan.waitMs)) return closed('outOfTime', 'the run was cancelled');
    }
  }

  /** False: the run is not wanted any more. */
  function pauseFor(ms: number): boolean {
    const { isHalted } = options;
    let leftMs = ms;
    for (; isHalted && leftMs > LOOK_EVERY_MS; leftMs -= LOOK_EVERY_MS) {
      clock.sleep(LOOK_EVERY_MS);
      if (isHalted()) return false;
    }
    clock.sleep(leftMs);
    return true;
  }

  function sent(count: number, atMs: number): void {
    const counted = [...moments(), ...new Array<number>(count).fill(atMs)];
    sentMs = withinWindow(counted, pace, atMs);
    changed = true;
  }

  function silence(untilMs: number): void {
    silentUntilMs = Math.max(silentUntilMs, untilMs);
    changed = true;
  }

  function pauseUntil(untilMs: number): void {
    pausedUntilMs = Math.max(pausedUntilMs, untilMs);
  }

  return { admit, sent, silence, pause: pauseUntil, close: keep };
}

interface Situation extends GateOptions {
  readonly sentMs: readonly number[];
  readonly notBeforeMs: number;
  readonly nowMs: number;
  readonly wanted: number;
}

type Plan = Admission | { readonly kind: 'wait'; readonly waitMs: number };

function planAdmission(situation: Situation): Plan {
  const { pace, sentMs, notBeforeMs, nowMs, deadlineMs, waitMsMax } = situation;
  if (nowMs >= deadlineMs) return closed('outOfTime', 'the time of this run is used up');
  const count = Math.min(
    situation.wanted,
    freeSlots(sentMs, pace, nowMs),
    pace.togetherMax ?? TOGETHER_MAX,
  );
  if (count > 0 && nowMs >= notBeforeMs) return { kind: 'open', count };

  const firstMs = Math.max(notBeforeMs, slotsFreeAtMs(sentMs, pace, 1));
  if (firstMs - nowMs > waitMsMax) {
    const detail = 'its request limit is used up for the moment';
    return { kind: 'closed', fault: { kind: 'rateLimited', detail, retryAtMs: firstMs } };
  }
  if (firstMs >= deadlineMs) return closed('outOfTime', 'the time of this run is used up');
  const latestMs = Math.min(nowMs + waitMsMax, deadlineMs - 1);
  const enoughMs = Math.max(notBeforeMs, slotsForAllMs(situation));
  return { kind: 'wait', waitMs: Math.max(1, Math.min(enoughMs, latestMs) - nowMs) };
}

/**
 * When slots for everything that is wanted are free, and a little later: slots of the past come
 * free one after another, and one pause for several is cheaper than a pause for each.
 */
function slotsForAllMs({ pace, sentMs, wanted, nowMs }: Situation): number {
  const atMs = slotsFreeAtMs(sentMs, pace, Math.min(wanted, pace.requestsMax));
  return atMs > nowMs ? atMs + Math.ceil(pace.windowMs / 30) : atMs;
}

function closed(kind: 'outOfTime', detail: string): Admission {
  return { kind: 'closed', fault: { kind, detail } };
}
