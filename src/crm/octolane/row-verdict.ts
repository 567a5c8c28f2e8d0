/**
 * What an answer to a bulk request says of one row. The shape of these elements is not documented:
 * a bare id or text, `{ id, success }`, `{ error }`, `{ message }` and an opportunity are conceivable.
 */
import * as z from 'zod/mini';
import type { WriteAnswer } from '../../core/writing';
import { asPhrase } from '../shared/words';
import { rowShape, type WireRow } from './wire-writes';
import { textsIn } from './words';

export interface RowVerdict {
  /** Of the opportunity. */
  readonly id: string | null;
  readonly name: string | null;
  /** Place in the request, as Octolane says it. */
  readonly index: number | null;
  readonly outcome: 'done' | 'failed' | 'untold';
  /** Why it failed; empty where it does not say. */
  readonly words: string;
}

const UNTOLD: RowVerdict = { id: null, name: null, index: null, outcome: 'untold', words: '' };

export function readVerdict(wire: unknown): RowVerdict {
  if (typeof wire === 'string') return { ...UNTOLD, id: wire, words: asPhrase([wire]) };
  const parsed = z.safeParse(rowShape, wire);
  if (!parsed.success) return UNTOLD;
  const { opportunity_id, id, name, index, opportunity, ...rest } = parsed.data;
  const causes = [...textsIn(rest.error), ...textsIn(rest.errors)];
  return {
    id: opportunity_id || id || opportunity?.id || null,
    name: name ?? opportunity?.name ?? null,
    index,
    outcome: causes.length > 0 ? 'failed' : outcomeOf(rest),
    words: asPhrase(causes.length > 0 ? causes : [rest.message]),
  };
}

function outcomeOf({ success, status }: Pick<WireRow, 'success' | 'status'>) {
  if (success === false || FAILED.test(status ?? '')) return 'failed';
  return success === true || DONE.test(status ?? '') ? 'done' : 'untold';
}

const FAILED = /^(failed|failure|error|rejected|invalid|not_found)$/i;
const DONE = /^(updated|created|success|succeeded|ok)$/i;

export function rejected(words: string): WriteAnswer {
  return { kind: 'rejected', message: words || 'Octolane refused it without a reason' };
}
