/** Sees whether a key has a right by doing what needs it. Knows no CRM. */
import type * as z from 'zod/mini';
import type { CheckAnswer } from '../../core/connector';
import type { Exchange, HttpRequest } from '../../core/exchange';
import { ok, readExchange } from '../http/exchange';

/** Allowed, and nothing else to tell. */
export function tryRight(request: HttpRequest, shape: z.ZodMiniType): Exchange<CheckAnswer> {
  return readExchange({ request, shape, value: () => ok<CheckAnswer>({}) });
}
