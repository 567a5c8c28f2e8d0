/**
 * Serves a sandbox to any HTTP client on this machine, through the same handler that the emulated
 * network calls. Listens on 127.0.0.1 only.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SandboxHandler, SandboxReply } from './contract';

export interface SocketOptions {
  /** 0 lets the system choose. */
  readonly port: number;
  /** Time of arrival of a request, ms UTC. Default: the machine's clock. */
  readonly nowMs?: () => number;
}

export interface SandboxServer {
  /** For example `http://127.0.0.1:4010`. */
  readonly origin: string;
  /** Ends open connections and frees the port. */
  close(): Promise<void>;
}

const bodyBytesMax = 20_000_000;

export async function serveSandbox(
  handler: SandboxHandler,
  { port, nowMs = Date.now }: SocketOptions,
): Promise<SandboxServer> {
  const server = createServer((message, response) => {
    readBody(message, (body) => {
      const url = `http://127.0.0.1${message.url ?? '/'}`;
      const method = message.method ?? 'GET';
      deliver(handler({ method, url, headers: headersOf(message), body, atMs: nowMs() }), response);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        server.closeAllConnections();
      }),
  };
}

function readBody(message: IncomingMessage, done: (body: string) => void): void {
  const chunks: Buffer[] = [];
  let bytes = 0;
  message.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    chunks.push(chunk);
    if (bytes > bodyBytesMax) message.destroy();
  });
  message.on('end', () => done(Buffer.concat(chunks).toString('utf8')));
}

function headersOf(message: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(message.headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]),
  );
}

/** A time-out keeps the client waiting until it gives up; other losses cut the connection. */
function deliver(reply: SandboxReply, response: ServerResponse): void {
  if (reply.kind === 'answer') {
    response.writeHead(reply.status, reply.headers);
    response.end(reply.body);
  } else if (reply.error !== 'timeout') {
    response.destroy();
  }
}
