/**
 * Accounts and contacts by name: what a name may mean, and accounts that do not exist yet.
 *
 * The searches are fuzzy, so they find too much; what fits exactly is decided elsewhere.
 */
import { assert } from '../../core/assert';
import type { Exchange, HttpAnswer, Result } from '../../core/exchange';
import type { ListView } from '../../core/listing';
import type { FieldKey, Named } from '../../core/model';
import { chooseCandidate } from '../../core/push/names';
import type { Candidate, WriteOptions } from '../../core/writing';
import { readBody } from '../http/body';
import { misread, ok, readExchange } from '../http/exchange';
import { readCandidate, readParty } from './parties';
import { PARTIES_MAX, postCompany, searchParties } from './requests';
import { partyAnswerShape, partyListShape } from './wire-writes';
import { approvalIdOf, isQueued } from './write-exchange';

export const LOOKED_UP: readonly FieldKey[] = ['customer', 'contact'];

export function findCandidates(
  view: ListView,
  key: FieldKey,
  name: string,
): Exchange<readonly Candidate[]> {
  assert(LOOKED_UP.includes(key), `${key} is looked up by name`);
  const path = key === 'customer' ? '/companies' : '/contacts';
  return readExchange({
    request: searchParties(view.key, path, name.trim()),
    shape: partyListShape,
    value: ({ data }) => {
      const found = data.flatMap((party) => readCandidate(party) ?? []);
      const isKnown = chooseCandidate(name, found).kind !== 'none';
      return isKnown || data.length < PARTIES_MAX ? ok(found) : TOO_MANY;
    },
  });
}

/** There is no next page to ask for, and what is not among these may exist all the same. */
const TOO_MANY: Result<never> = {
  ok: false,
  fault: {
    kind: 'rejected',
    detail: 'its search finds too many similar names to tell; type the e-mail address instead',
  },
};

/**
 * Creates an account. Contacts are not created: they need a first name of their own, and where a
 * typed name divides would be a guess.
 */
export function createReferred(
  view: ListView,
  key: FieldKey,
  name: string,
  options: WriteOptions,
): Exchange<Named> {
  assert(key === 'customer', 'only accounts are created by name');
  const read = (answer: HttpAnswer): Result<Named> => {
    if (isQueued(answer)) return queued(approvalIdOf(answer));
    const body = readBody(answer, partyAnswerShape);
    if (!body.ok) return body;
    const account = readParty(body.value.data);
    return account ? ok(account) : misread('an account without an id');
  };
  return { request: postCompany(view.key, name.trim(), options), idempotent: false, read };
}

/** It may come to be, so it must not be created again. */
function queued(approval: string): Result<never> {
  const detail = `the account waits for approval in TrustPager ${approval}`.trim();
  return { ok: false, fault: { kind: 'rejected', detail, status: 202, inDoubt: true } };
}
