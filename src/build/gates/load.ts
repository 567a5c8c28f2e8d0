/**
 * Loads the final code the way every execution of Apps Script does, in an empty context with traps
 * in place of the services.
 *
 * Promises: refuses whatever touches a service while loading, directly or through a helper (it
 * would run on every menu opening, under rights that may not allow it), code that throws while
 * loading, and entry points that are not plain functions (a promise that is rejected in an entry
 * point is lost without a word). Must not know: what the code does after it is loaded.
 * Source: Apps Script guide "Editor add-on authorization", on code at global level.
 */
import { createContext, runInContext } from 'node:vm';
import type { Finding } from '../problem';
import { serviceNames } from './platform';

export interface Loaded {
  readonly findings: readonly Finding[];
  /** Entry points that are no plain function, each with what it is instead. */
  readonly misfits: readonly { readonly name: string; readonly tag: string }[];
}

const scriptName = 'loading:Code.js';
const timeoutMs = 2000;

/** Runs `code` once. `holder` is the global that holds the entry points `names`. */
export function loadScript(code: string, holder: string, names: readonly string[]): Loaded {
  const findings: Finding[] = [];
  const touched = (path: string): void => {
    const message = `${path} is used while the script loads.`;
    const remedy = 'Move it into a function that an entry point calls.';
    findings.push({ ...placeInStack(new Error().stack), message, remedy });
  };
  const context = createContext({
    ...Object.fromEntries(serviceNames.map((name) => [name, trap(name, touched)])),
    console: Object.fromEntries(['log', 'info', 'warn', 'error'].map((name) => [name, ignore])),
  });
  try {
    runInContext(code, context, { filename: scriptName, timeout: timeoutMs });
  } catch (error) {
    return { findings: [...findings, thrown(error)], misfits: [] };
  }
  const tagOf = (name: string): string =>
    String(runInContext(`Object.prototype.toString.call(${holder}.${name})`, context));
  const misfits = names
    .map((name) => ({ name, tag: tagOf(name) }))
    .filter(({ tag }) => tag !== '[object Function]');
  return { findings, misfits };
}

/** Stands for a service and everything reached through it, and reports the first touch. */
function trap(path: string, touched: (path: string) => void): unknown {
  return new Proxy(ignore, {
    get(_target, key) {
      if (typeof key === 'symbol') return undefined;
      touched(`${path}.${key}`);
      return trap(`${path}.${key}`, ignore);
    },
    apply: () => trap(path, ignore),
    construct: () => trap(path, ignore) as object,
  });
}

function ignore(): void {}

function thrown(error: unknown): Finding {
  const { message, stack } = Object(error) as Partial<Error>;
  return {
    ...placeInStack(stack),
    message: `Loading the script fails: ${message ?? String(error)}`,
    remedy: 'Make the top level only declare things; do the work in functions.',
  };
}

function placeInStack(stack: string | undefined): {
  readonly line: number;
  readonly column: number;
} {
  const match = /loading:Code\.js:(\d+)(?::(\d+))?/.exec(stack ?? '');
  return { line: Number(match?.[1] ?? 1), column: Number(match?.[2] ?? 1) - 1 };
}
