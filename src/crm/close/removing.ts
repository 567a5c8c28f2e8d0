/** The exchange that deletes an opportunity, one a request and for good. */
import { assert } from '../../core/assert';
import type { HttpAnswer, Result } from '../../core/exchange';
import type { Removing, WriteAnswer } from '../../core/writing';
import { badAnswer, describeBody, parseJson } from '../http/body';
import { deleteOpportunity } from './requests';

export const removing: Removing = {
  max: 1,
  effect: 'deleted in Close for good, with their notes, attachments and comments',
  request: ({ key }, ids) => {
    const [id, ...others] = ids;
    assert(id !== undefined && others.length === 0, 'Close deletes one opportunity a request');
    return { request: deleteOpportunity(key, id), idempotent: false, read: readDeleted };
  },
};

/** `{}`, or nothing at all: the body of this answer is not documented. */
function readDeleted(answer: HttpAnswer): Result<readonly WriteAnswer[]> {
  const isFine = answer.body.trim() === '' || parseJson(answer.body) !== undefined;
  return isFine ? { ok: true, value: [{ kind: 'done' }] } : badAnswer(answer, describeBody(answer));
}
