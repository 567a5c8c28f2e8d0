/**
 * The writing half of Octolane behind the port: how it behaves, and which part does what.
 */
import { unreachable } from '../../core/assert';
import type { Writing } from '../../core/writing';
import { changeAll } from './changing';
import { createAll } from './creating';
import { findCandidates, LOOKED_UP } from './look-up';
import { readChanged } from './pages';
import { CREATE_MAX, UPDATE_MAX } from './requests';

export const writing: Writing = {
  createMax: CREATE_MAX,
  // There is no idempotency key and no external id.
  doubt: { kind: 'lookUp', quarantineMs: 15 * 60_000 },
  createdAt: 'created_at',
  // By these Octolane itself once told duplicates (older page of Create opportunity). Its AI edits
  // stage, amount and next steps, so those would soon speak against a record.
  recognisedBy: ['name', 'account_domain', 'contact_email'],
  replacesWhole: () => false,
  updateMax: UPDATE_MAX,
  probesUpdates: true,
  silencesCreate: false,
  silencesUpdate: () => false,
  createEffects: [
    'Octolane also creates an account for every new domain and a contact for every new email address, and its AI may enrich them and follow up. Neither these nor the opportunities can be deleted through its API.',
    'Accounts and contacts are taken from Account domain and Contact email; names in Account and Contact are not sent.',
    'If the pipeline already has an opportunity of the same name and domain, Octolane may update that one instead of creating another.',
  ],
  credits: null,
  create: createAll,
  update: changeAll,
  remove: null,
  approval: null,
  changedSince: readChanged,
  lookedUp: LOOKED_UP,
  candidates: findCandidates,
  // A domain or an address would be needed, and a typed name is none.
  creatable: [],
  createReferred: (_view, key) => unreachable(key as never),
};
