/**
 * Exchanges that only read: one request, one schema, one function from data to value.
 *
 * Promises: safe to repeat. Must not know: CRMs.
 */
import type * as z from 'zod/mini';
import type { Exchange, HttpRequest, Result } from '../../core/exchange';
import { readBody } from './body';

/** `value` may still refuse data that has the right shape. */
export function readExchange<S extends z.ZodMiniType, T>(parts: {
  readonly request: HttpRequest;
  readonly shape: S;
  readonly value: (data: z.output<S>) => Result<T>;
}): Exchange<T> {
  return {
    request: parts.request,
    idempotent: true,
    reads: true,
    read: (answer) => {
      const body = readBody(answer, parts.shape);
      return body.ok ? parts.value(body.value) : body;
    },
  };
}

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}
