/**
 * Finds promises that were rejected and that nobody handled. Apps Script says nothing about them;
 * a test wants to know. Source: Node, v8.promiseHooks.
 */

import { inspect } from 'node:util';
import { promiseHooks } from 'node:v8';

/** Runs `body` and returns the promises it left rejected and unhandled. */
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
  return settled.filter((promise) => !parents.has(promise) && isRejected(promise));
}

/** The state of a promise is not readable, but Node prints it. */
function isRejected(promise: Promise<unknown>): boolean {
  return inspect(promise, { depth: 0 }).includes('<rejected>');
}
