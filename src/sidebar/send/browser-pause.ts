/** A pause on the browser's timer. */
import type { Pause } from './sending';

/** `setTimeout` takes no more than 31 bits of ms. */
const PAUSE_MS_MAX = 2_147_483_647;

export function browserPause(ms: number): Pause {
  let end = (): void => undefined;
  const over = new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, Math.min(ms, PAUSE_MS_MAX));
    end = () => {
      clearTimeout(timer);
      resolve();
    };
  });
  return { over, end: () => end() };
}
