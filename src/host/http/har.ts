/**
 * HTTP Archive 1.2 of the world's network, with its virtual times.
 * Promises: bodies in full; no credentials: header values that carry them, and anything shaped like
 * a key, are replaced.
 */
import type { SandboxReply } from '../sandbox/contract';
import { type Exchange, USUAL_MS } from './router';

interface NameValue {
  readonly name: string;
  readonly value: string;
}

export interface Har {
  readonly log: {
    readonly version: '1.2';
    readonly creator: { readonly name: string; readonly version: string };
    readonly entries: readonly HarEntry[];
  };
}

export interface HarEntry {
  readonly startedDateTime: string;
  readonly time: number;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly httpVersion: string;
    readonly headers: readonly NameValue[];
    readonly queryString: readonly NameValue[];
    readonly cookies: readonly [];
    readonly headersSize: -1;
    readonly bodySize: number;
    readonly postData?: { readonly mimeType: string; readonly text: string };
  };
  readonly response: {
    readonly status: number;
    readonly statusText: string;
    readonly httpVersion: string;
    readonly headers: readonly NameValue[];
    readonly cookies: readonly [];
    readonly content: { readonly size: number; readonly mimeType: string; readonly text: string };
    readonly redirectURL: string;
    readonly headersSize: -1;
    readonly bodySize: number;
  };
  readonly cache: Readonly<Record<string, never>>;
  readonly timings: { readonly send: 0; readonly wait: number; readonly receive: 0 };
}

const REMOVED = '[removed]';
const SECRET_HEADERS = /^(authorization|proxy-authorization|cookie|set-cookie|x-api-key|api-key)$/i;
const SECRET_FIELDS = /("(?:api_?key|access_?token|token|secret|password)"\s*:\s*")[^"]*(")/gi;
const SECRET_PARAMETERS = /((?:api_?key|access_?token|token|secret|password)=)[^&\s"]*/gi;
/** `Bearer …`, `Basic …`, and keys such as `tp_live_…`, `api_…`, `sk_…`. */
const SECRET_SHAPES =
  /\b((?:Bearer|Basic)\s+)[A-Za-z0-9._~+/=-]{8,}|\b(?:[a-z]{2,4}_(?:live|test)|api|sk|pk)_[A-Za-z0-9_.-]{12,}/g;

/** The archive of some exchanges, in the order they were made. */
export function harOf(exchanges: readonly Exchange[]): Har {
  return {
    log: {
      version: '1.2',
      creator: { name: 'Opportunity Sheets local host', version: '1' },
      entries: exchanges.map(entryOf),
    },
  };
}

/** Text without anything that looks like a credential. */
export function scrubbed(text: string): string {
  return text
    .replace(SECRET_FIELDS, `$1${REMOVED}$2`)
    .replace(SECRET_PARAMETERS, `$1${REMOVED}`)
    .replace(SECRET_SHAPES, (_all, scheme: string | undefined) => `${scheme ?? ''}${REMOVED}`);
}

function entryOf({ request, reply }: Exchange): HarEntry {
  const url = scrubbed(request.url);
  const body = scrubbed(request.body);
  const tookMs = reply.kind === 'answer' ? (reply.tookMs ?? USUAL_MS) : USUAL_MS;
  return {
    startedDateTime: new Date(request.atMs).toISOString(),
    time: tookMs,
    request: {
      method: request.method,
      url,
      httpVersion: 'HTTP/1.1',
      headers: headerList(request.headers),
      queryString: [...new URL(url).searchParams].map(([name, value]) => ({ name, value })),
      cookies: [],
      headersSize: -1,
      bodySize: Buffer.byteLength(body),
      ...(body === ''
        ? {}
        : { postData: { mimeType: request.headers['content-type'] ?? '', text: body } }),
    },
    response: responseOf(reply),
    cache: {},
    timings: { send: 0, wait: tookMs, receive: 0 },
  };
}

/** A lost answer is status 0 with the reason as its text, as browsers write it. */
function responseOf(reply: SandboxReply): HarEntry['response'] {
  const answered = reply.kind === 'answer';
  const text = answered ? scrubbed(reply.body) : '';
  const headers = answered ? reply.headers : {};
  return {
    status: answered ? reply.status : 0,
    statusText: answered ? '' : reply.error,
    httpVersion: 'HTTP/1.1',
    headers: headerList(headers),
    cookies: [],
    content: { size: Buffer.byteLength(text), mimeType: headers['content-type'] ?? '', text },
    redirectURL: headers.location ?? '',
    headersSize: -1,
    bodySize: Buffer.byteLength(text),
  };
}

function headerList(headers: Readonly<Record<string, string>>): readonly NameValue[] {
  return Object.entries(headers).map(([name, value]) => ({
    name,
    value: SECRET_HEADERS.test(name) ? REMOVED : scrubbed(value),
  }));
}
