/**
 * The network of a simulated world: requests go to sandboxes by host name, trouble on request.
 *
 * Promises: an unknown host does not exist; every exchange is told to the listeners, with what the
 * server did and what the client saw. Must not know: Apps Script, any CRM.
 */
import type { SandboxHandler, SandboxReply, SandboxRequest } from '../sandbox/contract';

/** Trouble on the way of one request. */
export type NetworkFault =
  /** Nothing comes back; `executed`: the server got it and did its work. */
  | {
      readonly kind: 'lost';
      readonly error: 'timeout' | 'dns' | 'reset';
      readonly executed: boolean;
    }
  /** Something in between answers instead of the server, for example a proxy with a 502. */
  | { readonly kind: 'answer'; readonly reply: SandboxReply; readonly executed: boolean }
  /** The answer takes longer. */
  | { readonly kind: 'slow'; readonly ms: number };

/** Asked for each request; `n` counts from 1 over the life of the router. */
export type NetworkHook = (request: SandboxRequest, n: number) => NetworkFault | null;

export interface Exchange {
  readonly request: SandboxRequest;
  readonly reply: SandboxReply;
}

export interface Router {
  readonly send: SandboxHandler;
  /** The first hook that answers decides. Returns the function that takes it away. */
  addFault(hook: NetworkHook): () => void;
  onExchange(listener: (exchange: Exchange) => void): void;
}

/** How long the network takes where the other side says nothing, ms. */
export const USUAL_MS = 400;

/** `routes`: handlers by host name, lower case, with port where there is one. */
export function createRouter(routes: Readonly<Record<string, SandboxHandler>>): Router {
  const hooks = new Set<NetworkHook>();
  const listeners: ((exchange: Exchange) => void)[] = [];
  let n = 0;

  const serve = (request: SandboxRequest): SandboxReply => {
    const handler = routes[new URL(request.url).host];
    return handler === undefined ? { kind: 'lost', error: 'dns' } : handler(request);
  };

  return {
    send(request) {
      n += 1;
      const fault = firstFault(hooks, request, n);
      const reply = fault === null ? serve(request) : disturbed(fault, () => serve(request));
      for (const listener of listeners) listener({ request, reply });
      return reply;
    },
    addFault(hook) {
      hooks.add(hook);
      return () => hooks.delete(hook);
    },
    onExchange: (listener) => {
      listeners.push(listener);
    },
  };
}

function firstFault(
  hooks: ReadonlySet<NetworkHook>,
  request: SandboxRequest,
  n: number,
): NetworkFault | null {
  for (const hook of hooks) {
    const fault = hook(request, n);
    if (fault !== null) return fault;
  }
  return null;
}

function disturbed(fault: NetworkFault, serve: () => SandboxReply): SandboxReply {
  if (fault.kind === 'slow') {
    const reply = serve();
    if (reply.kind === 'lost') return reply;
    return { ...reply, tookMs: (reply.tookMs ?? USUAL_MS) + fault.ms };
  }
  if (fault.executed) serve();
  return fault.kind === 'lost' ? { kind: 'lost', error: fault.error } : fault.reply;
}
