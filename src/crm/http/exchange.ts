/**
 * Exchanges made of one request, one schema, and one function from data to value.
 *
 * Must not know: CRMs.
 */
import type * as z from 'zod/mini';
import type { Exchange, HttpRequest, Result } from '../../core/exchange';
import { readBody } from './body';

export interface ExchangeParts<S extends z.ZodMiniType, T> {
  readonly request: HttpRequest;
  readonly shape: S;
  /** May still refuse data that has the right shape. */
  readonly value: (data: z.output<S>) => Result<T>;
}

/** Changes nothing, whatever its method, so it may be repeated. */
export function readExchange<S extends z.ZodMiniType, T>(parts: ExchangeParts<S, T>): Exchange<T> {
  return { ...shapedExchange(parts), idempotent: true, reads: true };
}

/** For what writes: never repeated by itself, and in doubt when its answer is lost. */
export function shapedExchange<S extends z.ZodMiniType, T>(
  parts: ExchangeParts<S, T>,
): Exchange<T> {
  return {
    request: parts.request,
    idempotent: false,
    read: (answer) => {
      const body = readBody(answer, parts.shape);
      return body.ok ? parts.value(body.value) : body;
    },
  };
}

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** Good JSON, but nothing that this request can be answered with. `what` it is, as a phrase. */
export function misread(what: string): Result<never> {
  return { ok: false, fault: { kind: 'badAnswer', detail: what } };
}
