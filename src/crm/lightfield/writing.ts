/**
 * The writing half of Lightfield behind the port: how it behaves, and which part does what.
 */
import { assert } from '../../core/assert';
import type { Removing, Writing } from '../../core/writing';
import { misread, ok } from '../http/exchange';
import { changeAll } from './changing';
import { createOne } from './creating';
import { ACCOUNT, CREATED_AT, NAME, OWNER, STAGE } from './keys';
import { createReferred, findCandidates, LOOKED_UP } from './look-up';
import { deleteOpportunity } from './requests';
import { writeExchange } from './write-exchange';

/**
 * Only newer pages of the documentation have it. Where it is missing the answer is a 404, after which
 * the opportunity is looked for, found, and nobody is told that it is gone.
 */
const remove: Removing = {
  max: 1,
  effect: 'moved to the trash of Lightfield, where they can be restored',
  request: ({ key }, ids) => {
    const [id, ...others] = ids;
    assert(id !== undefined && others.length === 0, 'Lightfield deletes one opportunity a request');
    return writeExchange({
      request: deleteOpportunity(key, id),
      // What is in the trash already stays there.
      idempotent: true,
      answer: (row) =>
        row.id === id ? ok({ kind: 'done' }) : misread('another opportunity than the deleted one'),
    });
  },
};

export const writing: Writing = {
  createMax: 1,
  // Stated for creating and for changing, with the time that a key is kept (Idempotency).
  doubt: { kind: 'key', keyMs: 24 * 3_600_000 },
  createdAt: CREATED_AT,
  recognisedBy: [NAME, ACCOUNT, STAGE, OWNER],
  replacesWhole: () => false,
  updateMax: 1,
  probesUpdates: false,
  silencesCreate: false,
  silencesUpdate: () => false,
  createEffects: [
    'Lightfield writes a summary of each new opportunity by itself, a little after it was created.',
  ],
  credits: null,
  create: createOne,
  update: changeAll,
  remove,
  approval: null,
  changedSince: null,
  lookedUp: LOOKED_UP,
  candidates: findCandidates,
  creatable: [ACCOUNT],
  createReferred,
};
