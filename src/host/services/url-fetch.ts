/**
 * UrlFetchApp. Source: URL Fetch reference. A network failure throws with the whole URL in its
 * text, muted or not; one of them in `fetchAll` loses every answer, although all were sent.
 */
import { assume, must } from '../sandbox/assume';
import type { SandboxReply } from '../sandbox/contract';
import type { HostContext } from '../world/context';
import type { Pausing } from '../world/pause';
import { prices } from '../world/prices';
import { ScriptError } from '../world/service';
import { method, pausing, scoped, serviceClass, textOf } from './define';
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

/** A request on its way, through as many redirects as there are. */
interface Flight {
  readonly first: FetchRequest;
  /** What is to be sent next; null when there is nothing more to wait for. */
  next: FetchRequest | null;
  reply: SandboxReply;
  tookMs: number;
}

/** Sends all at once: each starts now, the slowest decides how long it takes. */
function* sendAll(
  requests: readonly FetchRequest[],
  context: HostContext,
): Pausing<readonly HttpResponse[]> {
  const { world } = context;
  world.quotas.spend(context.user, 'fetch', requests.length);
  const startMs = world.clock.nowMs();
  const flights = requests.map((first): Flight => {
    return { first, next: first, reply: { kind: 'lost', error: 'timeout' }, tookMs: 0 };
  });
  for (let hops = 0; hops <= REDIRECTS_MAX; hops++) yield* oneHop(flights, startMs, context);
  const arrivals = flights.map((flight) => arrivalOf(flight, context));
  yield { kind: 'until', atMs: startMs + Math.max(0, ...arrivals.map(({ tookMs }) => tookMs)) };
  return arrivals.map((arrival) => {
    if (arrival.kind === 'failure') throw new ScriptError(arrival.message);
    return arrival.response;
  });
}

/** Sends what is to be sent next, all together, and finds out what follows. */
function* oneHop(
  flights: readonly Flight[],
  startMs: number,
  { world, execution }: HostContext,
): Pausing<void> {
  const sent = flights.flatMap((flight) =>
    flight.next === null ? [] : [{ flight, request: flight.next }],
  );
  if (sent.length === 0) return;
  for (const meters of [execution.meters, world.meters]) sent.forEach(meters.request);
  const replies = yield {
    kind: 'http',
    sendings: sent.map(({ flight, request: { method, url, headers, body, timeoutMs } }) => ({
      request: { method, url, headers, body, atMs: startMs + flight.tookMs },
      timeoutMs: timeoutMs - flight.tookMs,
    })),
  };
  sent.forEach(({ flight, request }, at) => {
    flight.reply = must(replies[at], 'every request has a reply');
    flight.tookMs += waitFor(flight.reply);
    const goesOn = request.follow && flight.tookMs < request.timeoutMs;
    flight.next = goesOn ? redirectOf(request, flight.reply) : null;
  });
}

function arrivalOf({ first, reply, tookMs }: Flight, { world }: HostContext): Arrival {
  const { url, timeoutMs } = first;
  if (tookMs > timeoutMs || (reply.kind === 'lost' && reply.error === 'timeout')) {
    return { kind: 'failure', message: `${LOST.timeout}: ${url}`, tookMs: timeoutMs };
  }
  if (reply.kind === 'lost') {
    return { kind: 'failure', message: `${LOST[reply.error]}: ${url}`, tookMs };
  }
  if (reply.status >= 400 && !first.mute) {
    return { kind: 'failure', message: statusMessage(url, reply), tookMs };
  }
  const { headerCasing } = world.doubts;
  return { kind: 'response', response: { ...reply, headerCasing }, tookMs };
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
        pausing('fetch', FETCH_SIGNATURES, function* (_self, [url, params], context) {
          const request = prepare({ ...(params as Params | undefined), url }, context);
          const [response] = yield* sendAll([request], context);
          return context.handle('HTTPResponse', must(response, 'one request has one response'));
        }),
      ),
      fetchAll: scoped(
        SCOPE,
        pausing('fetch', 'array', function* (_self, [items], context) {
          const requests = (items as readonly unknown[]).map((item) => prepare(item, context));
          const responses = yield* sendAll(requests, context);
          return responses.map((response) => context.handle('HTTPResponse', response));
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
