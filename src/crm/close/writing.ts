/**
 * The writing half of Close behind the port: how it behaves, and which part does what.
 */
import type { Writing } from '../../core/writing';
import { changeAll } from './changing';
import { createOne } from './creating';
import { createReferred, findCandidates, LOOKED_UP } from './look-up';
import { readChangedSince } from './pages';
import { removing } from './removing';

export const writing: Writing = {
  createMax: 1,
  // There is no idempotency key, and nothing says how soon a new record is in the list.
  doubt: { kind: 'lookUp', quarantineMs: 15 * 60_000 },
  createdAt: 'date_created',
  // An opportunity has no name; people know it by its lead and its value.
  recognisedBy: ['lead', 'value', 'status', 'value_period', 'contact', 'owner', 'note'],
  replacesWhole: () => false,
  updateMax: 1,
  probesUpdates: false,
  silencesCreate: false,
  silencesUpdate: () => false,
  createEffects: [
    'An opportunity without an owner will belong to the person whose key is used.',
    'One that is created as won without a date is dated today by Close.',
  ],
  credits: null,
  create: createOne,
  update: changeAll,
  remove: removing,
  approval: null,
  changedSince: readChangedSince,
  lookedUp: LOOKED_UP,
  candidates: findCandidates,
  creatable: ['lead'],
  createReferred,
};
