/**
 * Exchanges that write: what every answer to them has in common. Must not know: what is written.
 */
import type { Exchange, HttpRequest, Result } from '../../core/exchange';
import type { WriteAnswer } from '../../core/writing';
import { ok, shapedExchange } from '../http/exchange';
import { recordShape, type WireRecord } from './wire';

/** Every write is about one record and answers it whole. `idempotent`: as in `Exchange`. */
export function writeExchange(parts: {
  readonly request: HttpRequest;
  readonly idempotent: boolean;
  readonly answer: (row: WireRecord) => Result<WriteAnswer>;
}): Exchange<readonly WriteAnswer[]> {
  const exchange = shapedExchange({
    request: parts.request,
    shape: recordShape,
    value: (row): Result<readonly WriteAnswer[]> => {
      const result = parts.answer(row);
      return result.ok ? ok([result.value]) : result;
    },
  });
  return { ...exchange, idempotent: parts.idempotent };
}
