/**
 * Exchanges that write: what every answer to them has in common.
 *
 * Promises: a 202 is waiting for a person, whatever its body holds. Must not know: what is written.
 */
import * as z from 'zod/mini';
import type { Exchange, HttpAnswer } from '../../core/exchange';
import type { WriteAnswer } from '../../core/writing';
import { parseJson } from '../http/body';
import { ok } from '../http/exchange';
import { type ScrubbedWrite, scrubbedWrite } from '../shared/scrubbed-write';
import { queuedShape } from './wire-writes';

/** `about`: how many drafts, changes or ids the request is about. */
export function writeExchange<S extends z.ZodMiniType>(
  parts: ScrubbedWrite<S> & { readonly about: number },
): Exchange<readonly WriteAnswer[]> {
  const exchange = scrubbedWrite(parts);
  return {
    ...exchange,
    read: (answer) => {
      if (!isQueued(answer)) return exchange.read(answer);
      const waiting: WriteAnswer = { kind: 'waiting', approval: approvalIdOf(answer) };
      return ok(new Array<WriteAnswer>(parts.about).fill(waiting));
    },
  };
}

/** Nothing was executed; a person decides (Approvals). */
export function isQueued({ status }: HttpAnswer): boolean {
  return status === 202;
}

/** Empty where it cannot be read: it waits all the same, but nobody can ask what became of it. */
export function approvalIdOf({ body }: HttpAnswer): string {
  const parsed = z.safeParse(queuedShape, parseJson(body));
  if (!parsed.success) return '';
  const { approval_id, id, data } = parsed.data;
  return approval_id || id || data?.approval_id || '';
}
