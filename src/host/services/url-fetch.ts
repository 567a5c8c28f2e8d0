/**
 * UrlFetchApp. Source: URL Fetch reference. A network failure throws with the whole URL in its
 * text, muted or not; one of them in `fetchAll` loses every answer, although all were sent.
 */
import { assume } from '../sandbox/assume';
import type { SandboxReply } from '../sandbox/contract';
import type { HostContext } from '../world/context';
import { prices } from '../world/prices';
import { ScriptError } from '../world/service';
import { method, scoped, serviceClass, textOf } from './define';
import { type FetchRequest, fetchRequestOf } from './fetch-request';
import type { HttpResponse } from './http-response';
import { httpResponseService } from './http-response';

const SCOPE = 'script.external_request';
const REDIRECTS_MAX = 10;
const EXCERPT_CHARACTERS = 200;

type Params = Readonly<Record<string, unknown>>;
type Answer = Extract<SandboxReply, { kind: 'answer' }>;
type LostError = Extract<SandboxReply, { kind: 'lost' }>['error'];

/** What became of one request, and how long the script waited for it. */
type Arrival =
  | { readonly kind: 'response'; readonly response: HttpResponse; readonly tookMs: number }
  | { readonly kind: 'failure'; readonly message: string; readonly tookMs: number };

const LOST: Readonly<Record<LostError, string>> = {
  dns: 'DNS error',
  timeout: 'Timeout',
  reset: 'Address unavailable',
};

function prepare(item: unknown, { world }: HostContext): FetchRequest {
  const params: Params = typeof item === 'string' ? { url: item } : ((item ?? {}) as Params);
  const { manifest } = world.project;
  return fetchRequestOf(textOf(params.url), params, { manifest, doubts: world.doubts });
}

/** Sends all at once: each starts now, the slowest decides how long it takes. */
function sendAll(requests: readonly FetchRequest[], context: HostContext): readonly HttpResponse[] {
  context.world.quotas.spend(context.user, 'fetch', requests.length);
  const arrivals = requests.map((request) => send(request, context));
  context.spend(Math.max(0, ...arrivals.map(({ tookMs }) => tookMs)));
  return arrivals.map((arrival) => {
    if (arrival.kind === 'failure') throw new ScriptError(arrival.message);
    return arrival.response;
  });
}

function send(request: FetchRequest, context: HostContext): Arrival {
  const { url, timeoutMs } = request;
  let reply = exchange(request, 0, context);
  let tookMs = waitFor(reply);
  for (let hops = 0; request.follow && hops < REDIRECTS_MAX && tookMs < timeoutMs; hops++) {
    const next = redirectOf(request, reply);
    if (next === null) break;
    reply = exchange(next, tookMs, context);
    tookMs += waitFor(reply);
  }
  if (tookMs > timeoutMs || (reply.kind === 'lost' && reply.error === 'timeout')) {
    return { kind: 'failure', message: `${LOST.timeout}: ${url}`, tookMs: timeoutMs };
  }
  if (reply.kind === 'lost') {
    return { kind: 'failure', message: `${LOST[reply.error]}: ${url}`, tookMs };
  }
  if (reply.status >= 400 && !request.mute) {
    return { kind: 'failure', message: statusMessage(url, reply), tookMs };
  }
  const { headerCasing } = context.world.doubts;
  return { kind: 'response', response: { ...reply, headerCasing }, tookMs };
}

function exchange(request: FetchRequest, afterMs: number, context: HostContext): SandboxReply {
  const { world, execution } = context;
  for (const meters of [execution.meters, world.meters]) meters.request();
  const { method, url, headers, body } = request;
  return world.network({ method, url, headers, body, atMs: world.clock.nowMs() + afterMs });
}

function waitFor(reply: SandboxReply): number {
  const tookMs = reply.kind === 'answer' ? (reply.tookMs ?? prices.fetch.ms) : prices.fetch.ms;
  assume(tookMs >= 0, 'an answer does not come before its request');
  return tookMs;
}

function redirectOf(request: FetchRequest, reply: SandboxReply): FetchRequest | null {
  if (reply.kind === 'lost' || reply.status < 301 || reply.status > 308) return null;
  const location = reply.headers.location ?? reply.headers.Location;
  if (location === undefined) return null;
  const url = new URL(location, request.url).href;
  const keepsMethod = reply.status === 307 || reply.status === 308;
  return keepsMethod ? { ...request, url } : { ...request, url, method: 'GET', body: '' };
}

function statusMessage(url: string, { status, body }: Answer): string {
  const { origin } = new URL(url);
  const excerpt = body.slice(0, EXCERPT_CHARACTERS);
  return (
    `Request failed for ${origin} returned code ${status}. Truncated server response: ` +
    `${excerpt} (use muteHttpExceptions option to examine full response)`
  );
}

/** What `getRequest` tells: the request as it would be sent. */
function describe({ url, method, headers, body }: FetchRequest): Params {
  const {
    'content-type': contentType,
    'content-length': _length,
    'user-agent': _agent,
    ...others
  } = headers;
  return { url, method: method.toLowerCase(), contentType, payload: body, headers: others };
}

const FETCH_SIGNATURES = ['string', 'string, object?'];

export const urlFetchServices = [
  httpResponseService,
  serviceClass(
    { name: 'UrlFetchApp', global: true },
    {
      fetch: scoped(
        SCOPE,
        method('fetch', FETCH_SIGNATURES, (_self, [url, params], context) => {
          const request = prepare({ ...(params as Params | undefined), url }, context);
          const [response] = sendAll([request], context);
          assume(response !== undefined, 'one request has one response');
          return context.handle('HTTPResponse', response);
        }),
      ),
      fetchAll: scoped(
        SCOPE,
        method('fetch', 'array', (_self, [items], context) => {
          const requests = (items as readonly unknown[]).map((item) => prepare(item, context));
          return sendAll(requests, context).map((response) =>
            context.handle('HTTPResponse', response),
          );
        }),
      ),
      getRequest: scoped(
        SCOPE,
        method('local', FETCH_SIGNATURES, (_self, [url, params], context) =>
          describe(prepare({ ...(params as Params | undefined), url }, context)),
        ),
      ),
    },
  ),
];
