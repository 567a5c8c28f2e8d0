/** The exchange that creates opportunities: in bulk, or one by the address whose answer is known. */
import type { Exchange } from '../../core/exchange';
import type { ListView } from '../../core/listing';
import type { Draft, WriteAnswer } from '../../core/writing';
import { ok } from '../http/exchange';
import { draftBody } from './bodies';
import { createdAnswers, createdOne } from './created';
import { postOpportunities } from './requests';
import { writeExchange } from './write-exchange';

/** 1 to 100 drafts. There is no way to be told apart from another request of the same content. */
export function createAll(
  { key, scope }: ListView,
  drafts: readonly Draft[],
): Exchange<readonly WriteAnswer[]> {
  const bodies = drafts.map((draft) => draftBody(draft, scope.pipeline));
  return writeExchange({
    key,
    request: postOpportunities(key, bodies),
    answers: (data) => ok(drafts.length === 1 ? [createdOne(data)] : createdAnswers(data, drafts)),
  });
}
