/**
 * Sends what was confirmed, step by step, until all is done or a person stops it.
 *
 * Promises: one step at a time; after a step that failed it goes on where it was; between two steps
 * it can be stopped, also while it waits. Must not know: how progress is shown, timers, the clock.
 */
import type { Ask } from '../server/door';
import type { Action } from '../view';
import { afterStep, type SendingState, startOf } from './sending-state';

export interface Order {
  readonly tabId: number;
  readonly action: Action;
  /** Digests of the preview. */
  readonly confirmed: readonly string[];
  /** How many of them cannot be sent and only get their mark. */
  readonly marked: number;
  /** How many are accounts or leads that are made on the way, and not counted. */
  readonly parents: number;
  readonly silent: boolean;
  readonly retry: boolean;
}

/** A pause that can be cut short. */
export interface Pause {
  readonly over: Promise<void>;
  end(): void;
}

export interface SendPorts {
  readonly ask: Ask;
  nowMs(): number;
  pause(ms: number): Pause;
  changed(state: SendingState): void;
}

export interface Sending {
  /** Runs to the end; after a failure it may be called again. Rejects with what the step said. */
  goOn(): Promise<SendingState>;
  /** Stops before the next step. */
  cancel(): void;
  state(): SendingState;
}

/** So many steps in a row without any progress are a fault, not patience. */
export const IDLE_STEPS_MAX = 20;

export function createSending(order: Order, ports: SendPorts): Sending {
  let state = startOf(order.confirmed.length - order.parents, ports.nowMs(), order.marked);
  let cancelled = false;
  let pause: Pause | null = null;

  function become(change: Partial<SendingState>): void {
    state = { ...state, ...change };
    ports.changed(state);
  }

  async function step(): Promise<void> {
    become({ phase: 'sending', resumeAtMs: null });
    const reply = await ports.ask(stepRequest(order, state), 'progress');
    become(afterStep(state, reply, ports.nowMs()));
  }

  async function waitForTime(): Promise<void> {
    const ms = (state.resumeAtMs ?? 0) - ports.nowMs();
    if (ms <= 0) return;
    become({ phase: 'waiting' });
    pause = ports.pause(ms);
    await pause.over;
    pause = null;
  }

  async function stop(): Promise<void> {
    become({ phase: 'stopping', resumeAtMs: null });
    const { run } = state;
    if (run !== null) await ports.ask({ kind: 'stop', tabId: order.tabId, run }, 'stopped');
    become({ phase: 'stopped' });
  }

  return {
    state: () => state,
    cancel() {
      cancelled = true;
      if (state.phase === 'sending') become({ phase: 'stopping' });
      pause?.end();
    },
    async goOn() {
      become({ idleSteps: 0 });
      while (!cancelled) {
        await step();
        if (state.phase === 'done') return state;
        if (state.idleSteps >= IDLE_STEPS_MAX) {
          throw new Error('The CRM has taken nothing for a while. Try again later, or stop here.');
        }
        await waitForTime();
      }
      await stop();
      return state;
    },
  };
}

function stepRequest(order: Order, { run, observedAtMs }: SendingState) {
  const { tabId, action, silent, retry } = order;
  const confirmed = [...order.confirmed];
  return { kind: 'send', tabId, action, run, confirmed, observedAtMs, silent, retry } as const;
}
