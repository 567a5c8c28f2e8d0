/**
 * Executions that wait for a lock while another thread holds it.
 *
 * Promises: each is woken when its lock is freed, when its time is up, or when it is over. Where
 * every running execution waits, no call would ever move a simulated clock, so it is moved here.
 */
import type { World } from '../../world/context';
import { leftMs, type Pause } from '../../world/pause';

type LockPause = Extract<Pause, { kind: 'lock' }>;

export interface LockQueue {
  wait(pause: LockPause, signal: AbortSignal): Promise<void>;
  /** To be told whenever an execution has begun to wait or has ended; `running` counts all. */
  check(running: number): void;
}

interface Waiter extends LockPause {
  wake(): void;
}

export function createLockQueue(world: World): LockQueue {
  const { locks, clock } = world;
  const waiters = new Set<Waiter>();
  locks.onFreed((name) => {
    for (const waiter of waiters) if (waiter.name === name) waiter.wake();
  });
  return {
    wait: (pause, signal) =>
      new Promise((resolve) => {
        const over = new AbortController();
        const waiter = {
          ...pause,
          wake() {
            waiters.delete(waiter);
            signal.removeEventListener('abort', waiter.wake);
            over.abort();
            resolve();
          },
        };
        waiters.add(waiter);
        signal.addEventListener('abort', waiter.wake);
        void clock.reached(pause.atMs, over.signal).then(waiter.wake);
      }),
    check(running) {
      if (clock.isLive || waiters.size === 0 || waiters.size < running) return;
      const atMs = Math.min(...[...waiters].map((waiter) => waiter.atMs));
      clock.advance(leftMs(world, atMs));
    },
  };
}
