/** The exchange that creates an opportunity. There is no bulk: one opportunity a request. */
import { assert, must } from '../../core/assert';
import type { Exchange } from '../../core/exchange';
import type { ListView } from '../../core/listing';
import type { Draft, WriteAnswer, WriteOptions } from '../../core/writing';
import { ok } from '../http/exchange';
import { draftBody } from './bodies';
import { readRecord } from './records';
import { postRecord } from './requests';
import { writeExchange } from './write-exchange';

/** The stage decides the pipeline, so that needs not be said. */
export function createOne(
  { key, columns }: ListView,
  drafts: readonly Draft[],
  { idempotencyKey }: WriteOptions,
): Exchange<readonly WriteAnswer[]> {
  assert(drafts.length === 1, 'Lightfield creates one opportunity a request');
  const body = draftBody(must(drafts[0], 'a draft'));
  return writeExchange({
    request: postRecord(key, 'opportunities', body, idempotencyKey),
    // A request that failed is carried out anew under its key, and a failure may come too late.
    idempotent: false,
    answer: (row) => ok({ kind: 'record', record: readRecord(row, columns) }),
  });
}
