/**
 * The network as it is: requests go to the real hosts, and answers come when they come.
 *
 * Promises: only the named origins are ever reached, the others do not exist; redirects are left to
 * the caller; nothing is added to a request and nothing is repeated.
 */
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { SandboxReply, SandboxRequest } from '../sandbox/contract';
import type { Network } from './network';
import type { Exchange } from './router';

export interface LiveNetwork {
  readonly send: Network;
  onExchange(listener: (exchange: Exchange) => void): void;
}

/** `origins`: for example `https://api.example.com`, with port where there is one. */
export function createLiveNetwork(origins: readonly string[]): LiveNetwork {
  const listeners: ((exchange: Exchange) => void)[] = [];
  return {
    async send(request, timeoutMs) {
      const isNamed = origins.includes(new URL(request.url).origin);
      const reply: SandboxReply = isNamed
        ? await exchange(request, timeoutMs)
        : { kind: 'lost', error: 'dns' };
      for (const listener of listeners) listener({ request, reply });
      return reply;
    },
    onExchange: (listener) => {
      listeners.push(listener);
    },
  };
}

function exchange({ url, method, headers, body }: SandboxRequest, timeoutMs: number) {
  const startedMs = performance.now();
  const signal = AbortSignal.timeout(Math.ceil(timeoutMs));
  const sendOut = new URL(url).protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise<SandboxReply>((resolve) => {
    const lose = (error: unknown): void =>
      resolve({ kind: 'lost', error: signal.aborted ? 'timeout' : lossOf(error) });
    // A connection of its own for each request: one that the server has just closed would lose it,
    // and nobody could tell whether it had arrived.
    const outgoing = sendOut(url, { method, headers, signal, agent: false }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', lose);
      incoming.on('end', () =>
        resolve({
          kind: 'answer',
          status: incoming.statusCode ?? 0,
          headers: flat(incoming.headers),
          body: Buffer.concat(chunks).toString('utf8'),
          tookMs: Math.round(performance.now() - startedMs),
        }),
      );
    });
    outgoing.on('error', lose);
    outgoing.end(body);
  });
}

/** Source: Node, system errors. */
function lossOf(error: unknown): 'dns' | 'timeout' | 'reset' {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : '';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'dns';
  return code === 'ETIMEDOUT' ? 'timeout' : 'reset';
}

function flat(headers: NodeJS.Dict<string | string[]>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]),
  );
}
