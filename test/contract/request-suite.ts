/**
 * What holds for the requests of every connector: the key stays in headers, addresses are those that
 * the manifest allows, what writes is not repeated by itself, fallbacks end.
 */
import { readFileSync } from 'node:fs';
import { must } from '../../src/core/assert';
import type { Exchange, Fault } from '../../src/core/exchange';
import { type Exchanges, WRITES } from './asked';
import { FAULT_KINDS } from './fault-kinds';
import type { Subject } from './manifest';

/** Longer chains than this are taken for endless. */
const FALLBACKS_MAX = 8;

/** Google takes longer addresses, Close and others advise against them. */
const URL_LENGTH_MAX = 2_000;

export function requestSuite({ connector, view }: Subject, exchanges: Exchanges): void {
  test('CN2 the key is in headers, and in no address or body', () => {
    const encoded = Buffer.from(`${view.key}:`).toString('base64');
    for (const [name, { request }] of exchanges) {
      const { url, body = '', headers } = request;
      for (const secret of [view.key, encoded]) expect(`${url} ${body}`).not.toContain(secret);
      const holders = Object.values(headers).filter(
        (value) => value.includes(view.key) || value.includes(encoded),
      );
      expect([name, holders.length]).toEqual([name, 1]);
    }
  });

  test('requests go to the host that the manifest allows, and are plain JSON', () => {
    const { urlFetchWhitelist } = JSON.parse(readFileSync('appsscript.json', 'utf8')) as {
      urlFetchWhitelist: readonly string[];
    };
    const hosts = new Set<string>();
    for (const { request } of exchanges.values()) {
      expect(urlFetchWhitelist.some((allowed) => request.url.startsWith(allowed))).toBe(true);
      expect(request.url.length).toBeLessThanOrEqual(URL_LENGTH_MAX);
      hosts.add(new URL(request.url).host);
      if (request.body !== undefined) expect(JSON.parse(request.body)).toBeInstanceOf(Object);
      if (request.method === 'get') expect(request.body).toBeUndefined();
      expect(Object.keys(request.headers).every((header) => header === header.toLowerCase())).toBe(
        true,
      );
    }
    expect(hosts.size).toBe(1);
  });

  test('the same intent is the same request', () => {
    expect(connector.page(view, null).request).toEqual(connector.page(view, null).request);
    expect(connector.record(view, 'one/?#').request.url).not.toContain('one/?#');
  });

  test('RQ2 what writes is repeated by itself only under a key or by its nature', () => {
    for (const [name, exchange] of exchanges) {
      const { method, headers } = exchange.request;
      if (!WRITES.test(name)) expect([name, exchange.idempotent]).toEqual([name, true]);
      else if (method === 'post' && exchange.idempotent) {
        expect([name, headers['idempotency-key']]).toEqual([
          name,
          expect.stringContaining('contract-1'),
        ]);
      }
    }
    const created = must(exchanges.get('create'), 'a creation');
    expect(created.idempotent).toBe(false);
  });

  test('every chain of fallbacks ends', () => {
    for (const [name, exchange] of exchanges) {
      for (const kind of FAULT_KINDS) {
        for (const inDoubt of [true, undefined]) {
          const fault: Fault = { kind, detail: 'no', ...(inDoubt && { inDoubt }) };
          expect([name, kind, chainLength(exchange, fault)]).toEqual([
            name,
            kind,
            expect.any(Number),
          ]);
          // What may have been done is not said again in other words.
          if (inDoubt && WRITES.test(name))
            expect([name, exchange.fallback?.(fault) ?? null]).toEqual([name, null]);
        }
      }
    }
  });
}

/** null: it does not end. */
function chainLength(exchange: Exchange<unknown>, fault: Fault): number | null {
  let last: Exchange<unknown> | null = exchange;
  for (let length = 0; length <= FALLBACKS_MAX; length++) {
    last = last.fallback?.(fault) ?? null;
    if (last === null) return length;
  }
  return null;
}
