/**
 * The workbench over HTTP, for browsers on this machine: the page and its parts, the script's frames,
 * one stream of events per page, and acts.
 *
 * Promises: listens on 127.0.0.1 only; answers no request that another site's page makes (host and
 * origin are checked); a page can load nothing from elsewhere, and a frame nothing at all.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Bench } from './bench';
import { framePage } from './frame-page';
import type { House } from './house';
import type { PageFiles } from './page-files';
import type { Act, ActReply } from './protocol';

export interface WorkbenchServer {
  /** For example `http://127.0.0.1:4310`. */
  readonly origin: string;
  close(): Promise<void>;
}

const TELL_EVERY_MS = 100;
/** How soon a page asks again when its stream has ended. */
const RETRY_MS = 500;
const BODY_BYTES_MAX = 50_000_000;

const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Scripts and styles of a frame stand in its page; it reaches the server through its parent only. */
const FRAME_POLICY = [
  "default-src 'none'",
  "script-src 'unsafe-inline'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  'font-src data:',
].join('; ');

/** `port` 0 lets the system choose. Rejects with the system's error when the port is taken. */
export async function serveHouse(
  house: House,
  files: PageFiles,
  port: number,
): Promise<WorkbenchServer> {
  const room: Room = { house, files, streams: new Set() };
  const server = createServer((request, response) => {
    handle(room, request, response).catch((error: unknown) => {
      console.error(error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  await listen(server, port);
  const timer = setInterval(() => house.bench().tell(), TELL_EVERY_MS);
  return {
    origin: `http://127.0.0.1:${portOf(server)}`,
    close: () =>
      new Promise((resolve) => {
        clearInterval(timer);
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

interface Room {
  readonly house: House;
  readonly files: PageFiles;
  /** Open event streams. */
  readonly streams: Set<ServerResponse>;
}

async function handle(
  room: Room,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!isFromHere(request)) {
    end(response, 403, 'text/plain', 'Only for pages of this workbench.');
    return;
  }
  const bench = room.house.bench();
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const user = url.searchParams.get('as') ?? bench.users[0] ?? '';
  if (!bench.users.includes(user)) {
    end(response, 404, 'text/plain', 'Nobody of this name works here.');
    return;
  }
  if (request.method === 'POST') await answerAct(room, user, { request, response });
  else if (url.pathname === '/events') stream(room, user, response);
  else if (url.pathname === '/traffic.har') sendHar(bench, response);
  else if (url.pathname.startsWith('/frame/')) sendFrame(room, url.pathname, response);
  else sendFile(room.files, url.pathname, response);
}

/** The host name keeps out sites that point their own name here, the origin other sites' scripts. */
function isFromHere({ headers }: IncomingMessage): boolean {
  const { host = '', origin } = headers;
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host)) return false;
  return origin === undefined || origin === `http://${host}`;
}

function end(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response.writeHead(status, {
    'content-type': type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(body);
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

async function answerAct(room: Room, user: string, { request, response }: Exchange) {
  const act = JSON.parse(await bodyOf(request)) as Act;
  const reply = act.kind === 'reset' ? await reset(room) : await room.house.bench().act(user, act);
  end(response, 200, 'application/json', JSON.stringify(reply));
}

/** Every page comes back by itself when its stream ends, and begins anew. */
async function reset({ house, streams }: Room): Promise<ActReply> {
  await house.reset();
  for (const each of streams) each.end();
  return { kind: 'done' };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > BODY_BYTES_MAX) throw new Error('a message of more than 50 MB');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function stream({ house, streams }: Room, user: string, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write(`retry: ${RETRY_MS}\n\n`);
  const leave = house.bench().join(user, (message) => {
    response.write(`data: ${JSON.stringify(message)}\n\n`);
  });
  streams.add(response);
  response.on('close', () => {
    streams.delete(response);
    leave();
  });
}

function sendHar(bench: Bench, response: ServerResponse): void {
  response.setHeader('content-disposition', 'attachment; filename="workbench.har"');
  end(response, 200, 'application/json', JSON.stringify(bench.har(), null, 2));
}

function sendFrame({ house, files }: Room, path: string, response: ServerResponse): void {
  const html = house.bench().page(path.slice('/frame/'.length));
  if (html === null) {
    end(response, 404, 'text/plain', 'This page is no longer shown.');
    return;
  }
  response.setHeader('content-security-policy', FRAME_POLICY);
  end(response, 200, 'text/html; charset=utf-8', framePage(html, files.frameScript));
}

function sendFile(files: PageFiles, path: string, response: ServerResponse): void {
  const file = files.find(path === '/' ? '/index.html' : path);
  if (file === null) {
    end(response, 404, 'text/plain', 'There is nothing here.');
    return;
  }
  response.setHeader('content-security-policy', PAGE_POLICY);
  end(response, 200, file.type, file.body);
}
