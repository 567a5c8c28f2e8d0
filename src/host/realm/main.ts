/**
 * Furnishes a fresh realm as Apps Script does: services, script clock and zone, nothing else.
 * Runs inside the realm, before any file of the script.
 */
import { box, open } from './box';
import { installClock } from './clock';
import { removeAbsent } from './globals';
import { stackOf } from './print';
import { installServices } from './services';
import type { ErrorText, RealmHost, RealmOutcome, RealmPort } from './wire';

export function install(host: RealmHost): RealmPort {
  removeAbsent(globalThis);
  installClock(globalThis, host);
  const registry = installServices(globalThis, host);
  const reasons: ErrorText[] = [];
  let outcome: RealmOutcome = { kind: 'pending' };
  const returned = (value: unknown): void => {
    outcome = { kind: 'value', value: box(value, registry, 'fields') };
  };
  const threw = (error: unknown): void => {
    outcome = { kind: 'threw', error: describe(error) };
  };

  return {
    attempt(step) {
      try {
        step();
        return null;
      } catch (error) {
        return describe(error);
      }
    },
    call(target, self, args) {
      try {
        const values = args.map((arg) => open(arg, registry));
        const result = (target as (...values: unknown[]) => unknown).apply(self, values);
        if (result instanceof Promise) result.then(returned, threw);
        else returned(result);
      } catch (error) {
        threw(error);
      }
    },
    outcome: () => outcome,
    collect(rejected) {
      for (const promise of rejected) {
        Promise.prototype.then.call(promise, undefined, (error) => reasons.push(describe(error)));
      }
    },
    reasons: () => reasons,
  };
}

/** Reads a thrown value, which may be anything. */
function describe(error: unknown): ErrorText {
  if (typeof error !== 'object' || error === null) {
    return { name: 'Error', message: String(error), stack: '' };
  }
  const { name, message } = error as Partial<Error>;
  return {
    name: String(name ?? 'Error'),
    message: String(message ?? JSON.stringify(error)),
    stack: stackOf(error as Error),
  };
}
