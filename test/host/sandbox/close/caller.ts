/** A plain HTTP caller of the sandbox for tests: no paging, no retries, no opinion. */
import { defaultKeyDefinitions, type KeyDefinition } from '../../../../src/host/sandbox/close/keys';
import type { Opportunity } from '../../../../src/host/sandbox/close/records';
import {
  type CloseOptions,
  type CloseSandbox,
  closeBaseUrl,
  createCloseSandbox,
} from '../../../../src/host/sandbox/close/sandbox';
import type { Workspace } from '../../../../src/host/sandbox/close/workspace';
import {
  type Got,
  type PlainCaller,
  plainCaller,
  startMs,
  testOptions,
  tokenOf,
} from '../plain-caller';

export interface Caller extends PlainCaller {
  readonly sandbox: CloseSandbox;
  put(path: string, body: unknown): Got;
  /** The opportunity as it is stored. */
  stored(id: string): Opportunity;
  world(): Workspace;
}

/** Every call comes a second after the one before, unless it says when: no limit is hit by chance. */
export function createCaller(
  options: Partial<CloseOptions> & { readonly extraKeys?: readonly KeyDefinition[] } = {},
): Caller {
  const own = testOptions(options, defaultKeyDefinitions);
  const sandbox = createCloseSandbox(own);
  let nowMs = startMs;
  const caller = plainCaller({
    handle: sandbox.handle,
    baseUrl: closeBaseUrl,
    headersOf: (method, key) => ({
      ...(key !== null && { authorization: authorizationOf(own.keys, key) }),
      ...(method !== 'GET' && { 'content-type': 'application/json' }),
    }),
    arrivalMs: (atMs) => {
      nowMs = atMs ?? nowMs + 1000;
      return nowMs;
    },
  });
  return {
    ...caller,
    sandbox,
    put: (path, body) => caller.call({ method: 'PUT', path, body }),
    stored: (id) => {
      const row = sandbox.workspace().opportunities.get(id);
      if (row === undefined) throw new Error(`opportunity ${id} is gone`);
      return row;
    },
    world: () => sandbox.workspace(),
  };
}

function authorizationOf(keys: readonly KeyDefinition[], id: string): string {
  const token = tokenOf(keys, id);
  const isOauth = keys.find((each) => each.id === id)?.kind === 'oauth';
  return isOauth ? `Bearer ${token}` : basic(`${token}:`);
}

export function basic(pair: string): string {
  return `Basic ${Buffer.from(pair).toString('base64')}`;
}
