/** The exchange that creates an opportunity: one a request, since Close has nothing in bulk. */
import { assert } from '../../core/assert';
import type { Exchange } from '../../core/exchange';
import type { ListView } from '../../core/listing';
import type { Draft, WriteAnswer, WriteOptions } from '../../core/writing';
import { draftBody } from './bodies';
import { peopleIn } from './custom-fields';
import { dated, postOpportunity } from './requests';
import { writeExchange } from './write-exchange';

/** One draft. It goes into the pipeline of the view's scope. */
export function createOne(
  { key, scope, columns }: ListView,
  drafts: readonly Draft[],
  { utcOffsetMinutes }: WriteOptions,
): Exchange<readonly WriteAnswer[]> {
  const [draft, ...others] = drafts;
  assert(draft !== undefined && others.length === 0, 'Close creates one opportunity a request');
  return writeExchange({
    body: draftBody(draft, scope.pipeline),
    reading: { columns, people: peopleIn([draft.fields]) },
    request: (body) => dated(postOpportunity(key, body), utcOffsetMinutes),
    isMeant: () => true,
  });
}
