/**
 * What `UrlFetchApp` makes of a URL and parameters, before anything is sent.
 * Source: URL Fetch reference, quotas; texts of refusals as seen in public code. Assumed: the words
 * for a URL outside `urlFetchWhitelist`, and that a GET with a payload becomes a POST.
 */
import type { HostDoubts } from '../world/doubts';
import type { Manifest } from '../world/project';
import { ScriptError } from '../world/service';
import type { Blob } from './blob';
import { textOf } from './define';
import { bytesOf } from './signed-bytes';

/** A request that may be sent as it is. */
export interface FetchRequest {
  readonly url: string;
  /** Upper case. */
  readonly method: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** False: a status of 400 or more throws. */
  readonly mute: boolean;
  readonly follow: boolean;
  readonly timeoutMs: number;
}

export interface FetchRules {
  readonly manifest: Manifest;
  readonly doubts: HostDoubts;
}

type Params = Readonly<Record<string, unknown>>;

const METHODS = new Set(['GET', 'DELETE', 'PATCH', 'POST', 'PUT']);
const URL_CHARACTERS_MAX = 2082;
const BODY_BYTES_MAX = 50 * 1024 * 1024;
const HEADERS_MAX = 100;
const REFUSED_HEADERS = new Set(['content-length', 'host']);
const FORM = 'application/x-www-form-urlencoded';
const USER_AGENT =
  'Mozilla/5.0 (compatible; Google-Apps-Script; beanserver; +https://script.google.com; id: local)';

/** Checks and completes one request. Throws `ScriptError` where Google would not send it. */
export function fetchRequestOf(url: string, params: Params, rules: FetchRules): FetchRequest {
  checkUrl(url, rules.manifest);
  const body = bodyOf(params.payload);
  const method = methodOf(params.method, body);
  return {
    url,
    method,
    headers: headersOf(params, body),
    body: body ?? '',
    mute: params.muteHttpExceptions === true,
    follow: params.followRedirects !== false,
    timeoutMs: timeoutOf(params.timeoutSeconds, rules.doubts) * 1000,
  };
}

function checkUrl(url: string, { urlFetchWhitelist }: Manifest): void {
  if (!URL.canParse(url) || !/^https?:\/\//i.test(url)) {
    throw new ScriptError(`Invalid argument: ${url}`);
  }
  if (url.length > URL_CHARACTERS_MAX)
    throw new ScriptError('Limit Exceeded: URLFetch URL Length.');
  if (urlFetchWhitelist?.some((prefix) => hasPrefix(url, prefix)) === false) {
    throw new ScriptError(`The script is not allowed to fetch this URL: ${url}`);
  }
}

/** `https://*.example.com/` stands for any label in front. Host in any case, path as it is. */
function hasPrefix(url: string, prefix: string): boolean {
  const wildcard = 'https://*.';
  const { protocol, host, pathname, search } = new URL(url);
  const asked = `${protocol}//${host}${pathname}${search}`;
  if (!prefix.startsWith(wildcard)) return asked.startsWith(prefix);
  const rest = prefix.slice(wildcard.length);
  const cut = rest.indexOf('/');
  return (
    protocol === 'https:' &&
    host.endsWith(`.${rest.slice(0, cut)}`) &&
    `${pathname}${search}`.startsWith(rest.slice(cut))
  );
}

function methodOf(value: unknown, body: string | null): string {
  const method = (textOf(value) || 'get').toUpperCase();
  if (!METHODS.has(method)) {
    throw new ScriptError(`Attribute provided with invalid value: method`);
  }
  return method === 'GET' && body !== null ? 'POST' : method;
}

/** Null when the request has no payload. */
function bodyOf(payload: unknown): string | null {
  if (payload === undefined || payload === null) return null;
  const body = payloadText(payload);
  if (Buffer.byteLength(body) > BODY_BYTES_MAX) {
    throw new ScriptError('Limit Exceeded: URLFetch POST Size.');
  }
  return body;
}

function payloadText(payload: unknown): string {
  if (typeof payload !== 'object' || payload === null) return String(payload);
  if (Array.isArray(payload)) return bytesOf(payload, 'UTF_8').toString('utf8');
  if ('bytes' in payload) return (payload as Blob).bytes.toString('utf8');
  const fields = Object.entries(payload).map(([key, value]): [string, string] => [
    key,
    textOf(value),
  ]);
  return new URLSearchParams(fields).toString();
}

function headersOf(params: Params, body: string | null): Record<string, string> {
  const headers: Record<string, string> = {};
  const given = Object.entries((params.headers ?? {}) as Params);
  if (given.length > HEADERS_MAX) throw new ScriptError('Limit Exceeded: URLFetch Header Count.');
  for (const [name, value] of given) {
    if (REFUSED_HEADERS.has(name.toLowerCase())) {
      throw new ScriptError(`Attribute provided with invalid value: Header:${name}`);
    }
    if (value === null) {
      throw new ScriptError(`Attribute provided with invalid value: Header:null`);
    }
    headers[name.toLowerCase()] = String(value);
  }
  const type = params.contentType ?? headers['content-type'] ?? (body === null ? null : FORM);
  if (type !== null) headers['content-type'] = String(type);
  if (body !== null) headers['content-length'] = String(Buffer.byteLength(body));
  headers['user-agent'] = USER_AGENT;
  return headers;
}

function timeoutOf(seconds: unknown, doubts: HostDoubts): number {
  if (typeof seconds === 'number' && seconds > 0) return seconds;
  return doubts.fetchTimeout === '60s' ? 60 : 360;
}
