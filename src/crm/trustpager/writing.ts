/**
 * The writing half of TrustPager behind the port: how it behaves, and which part does what.
 */
import type { Removing, Writing } from '../../core/writing';
import { ok } from '../http/exchange';
import { readApproval } from './approvals';
import { bulkAnswers } from './bulk';
import { replacesWhole } from './carried';
import { changeAll } from './changing';
import { createAll } from './creating';
import { createReferred, findCandidates, LOOKED_UP } from './look-up';
import { BULK_MAX, deleteOpportunities } from './requests';
import { bulkShape } from './wire-writes';
import { writeExchange } from './write-exchange';

/** For good; nothing brings a deleted opportunity back. */
const remove: Removing = {
  max: BULK_MAX,
  effect:
    'deleted in TrustPager for good, with their products, placements, and links to contacts and users',
  request: ({ key }, ids) =>
    writeExchange({
      key,
      request: deleteOpportunities(key, ids),
      about: ids.length,
      shape: bulkShape,
      answers: ({ data }) => ok(bulkAnswers(ids, data.deleted, data)),
    }),
};

export const writing: Writing = {
  createMax: BULK_MAX,
  // `Idempotency-Key` is documented for writes in general, on the page of bulk-create it is not: so
  // it is sent, but nothing is concluded from it.
  doubt: { kind: 'lookUp', quarantineMs: 15 * 60_000 },
  createdAt: 'created_at',
  recognisedBy: ['name', 'customer', 'contact', 'value', 'stage', 'notes'],
  replacesWhole,
  updateMax: 1,
  probesUpdates: false,
  silencesCreate: true,
  silencesUpdate: (key) => key === 'stage',
  createEffects: [],
  credits: {
    perRecord: 2,
    note: 'a guess: TrustPager publishes no price for writes in bulk',
  },
  create: createAll,
  update: changeAll,
  remove,
  approval: readApproval,
  changedSince: null,
  lookedUp: LOOKED_UP,
  candidates: findCandidates,
  creatable: ['customer'],
  createReferred,
};
