/** The exchange that creates opportunities: always in bulk, since only that takes value and stage. */
import type { Exchange } from '../../core/exchange';
import type { ListView } from '../../core/listing';
import type { Draft, WriteAnswer, WriteOptions } from '../../core/writing';
import { misread, ok } from '../http/exchange';
import { draftBody } from './bodies';
import { createdAnswers } from './created';
import { postOpportunities } from './requests';
import { bulkCreateShape } from './wire-writes';
import { writeExchange } from './write-exchange';

/** 1 to 100 drafts. They go into the pipeline of the view's scope, on the stages that they name. */
export function createAll(
  view: ListView,
  drafts: readonly Draft[],
  options: WriteOptions,
): Exchange<readonly WriteAnswer[]> {
  const { key, scope, columns } = view;
  const { pipeline } = scope;
  const records = drafts.map((draft) => draftBody(draft, pipeline));
  return writeExchange({
    key,
    request: postOpportunities(key, records, options),
    about: drafts.length,
    shape: bulkCreateShape,
    answers: ({ data }) =>
      data.created === null && data.errors === null
        ? misread('neither created nor refused records')
        : ok(createdAnswers(data, drafts, { pipeline, columns })),
  });
}
