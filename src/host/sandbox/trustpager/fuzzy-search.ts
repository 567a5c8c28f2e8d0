/** The searches by POST: fuzzy, best hit first, without a cursor (TrustPager docs, search pages). */
import type { JsonObject } from '../json';
import { type Answer, problemAnswer, single } from './answers';
import type { Call } from './call';
import { required } from './input';
import { readLimit } from './list-query';
import { rank } from './matching';

export interface SearchTerms<T> {
  readonly rows: readonly T[];
  /** What of a row is searched. */
  textsOf(row: T): readonly (string | null)[];
  view(row: T, rank: number): JsonObject;
}

/** A rank below this is no hit. A hit need not be what was asked for. */
const rankMin = 0.5;

/** Answers the `query` of the body with at most `limit` rows. */
export function searchAnswer<T>(call: Call, { rows, textsOf, view }: SearchTerms<T>): Answer {
  const { body, switches } = call;
  const missing = required(body, ['query']);
  if (missing !== null) return problemAnswer(switches, missing);
  const limit = readLimit(typeof body.limit === 'number' ? body.limit : null, switches);
  if (!limit.ok) return problemAnswer(switches, limit.problem);
  const hits = rows
    .map((row) => ({ row, score: rank(textsOf(row), String(body.query)) }))
    .filter(({ score }) => score >= rankMin)
    .sort((a, b) => b.score - a.score)
    .slice(0, limit.value);
  return single(hits.map(({ row, score }) => view(row, score)));
}
