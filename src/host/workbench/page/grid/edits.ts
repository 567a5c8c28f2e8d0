/**
 * What a person does in the grid, on its way to the server. Changes that belong to one gesture are
 * sent as one.
 */
import type { Change } from '../../../sheet/change';

/** Receives changes of the file that a gesture asks for. */
export type Ask = (...changes: readonly Change[]) => void;

/** Gathers what is asked for within one turn of the event loop. */
export function gathering(send: (changes: readonly Change[]) => void): Ask {
  let waiting: Change[] = [];
  return (...changes) => {
    if (waiting.length === 0) {
      queueMicrotask(() => {
        const all = waiting;
        waiting = [];
        send(all);
      });
    }
    waiting.push(...changes);
  };
}
