/**
 * Why single rows of a bulk request were refused. The shape of these elements is not documented:
 * a bare text, `{ error }`, `{ error: { message } }`, `{ message }` and `{ errors }` are conceivable.
 */
import * as z from 'zod/mini';
import type { WriteAnswer } from '../../core/writing';
import { asPhrase } from '../shared/words';
import { refusalShape } from './wire-writes';

export interface Refusal {
  /** Place in the request, as the CRM says it. */
  readonly index: number | null;
  readonly id: string | null;
  /** Empty where it says nothing that can be read. */
  readonly words: string;
}

export function readRefusal(element: unknown): Refusal {
  if (typeof element === 'string') return { index: null, id: null, words: asPhrase([element]) };
  const parsed = z.safeParse(refusalShape, element);
  if (!parsed.success) return { index: null, id: null, words: '' };
  const { index, id, error, message, errors } = parsed.data;
  const stated = typeof error === 'string' ? error : error?.message;
  const sentences = typeof errors === 'string' ? [errors] : (errors ?? []);
  return { index, id, words: asPhrase(stated || message ? [stated || message] : sentences) };
}

export function rejected(words: string): WriteAnswer {
  return { kind: 'rejected', message: words || 'TrustPager refused it without a reason' };
}
