/**
 * Finds promises that were rejected and that nobody handled. Apps Script says nothing about them;
 * a test wants to know. Source: Node, v8.promiseHooks.
 */
import { promiseHooks } from 'node:v8';
import { inspect } from 'node:util';

/**
 * Runs `body` and returns the promises it left rejected and unhandled. They count as handled for
 * Node afterwards, so that its own alarm stays silent.
 */
export function unhandledRejectionsOf(body: () => void): readonly Promise<unknown>[] {
  const settled: Promise<unknown>[] = [];
  const parents = new WeakSet<object>();
  const stop = promiseHooks.createHook({
    // Whoever awaits a promise or adds a handler creates a promise with it as parent.
    init(_promise, parent) {
      if (parent !== undefined) parents.add(parent);
    },
    settled(promise) {
      settled.push(promise);
    },
  });
  try {
    body();
  } finally {
    stop();
  }
  const lost = settled.filter((promise) => !parents.has(promise) && isRejected(promise));
  for (const promise of lost) promise.then(undefined, () => undefined);
  return lost;
}

/** The state of a promise is not readable, but Node prints it. */
function isRejected(promise: Promise<unknown>): boolean {
  return inspect(promise, { depth: 0 }).includes('<rejected>');
}
