/** The machine's clock, for a world in which time passes by itself. */
import { assume } from '../sandbox/assume';
import type { Clock } from './clock';

export function createLiveClock(): Clock {
  return {
    isLive: true,
    nowMs: () => Date.now(),
    advance: () => undefined,
    set: () => assume(false, 'a live clock cannot be set'),
    reached: (atMs, signal) =>
      new Promise((resolve) => {
        const wake = (): void => {
          clearTimeout(timer);
          signal?.removeEventListener('abort', wake);
          resolve();
        };
        const timer = setTimeout(wake, atMs - Date.now());
        signal?.addEventListener('abort', wake);
        if (signal?.aborted) wake();
      }),
  };
}
