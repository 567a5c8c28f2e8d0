/**
 * Accounts and contacts by name: what a name may mean. The search is over texts that the
 * documentation does not list, so it finds too much; what fits exactly is decided elsewhere.
 */
import { assert } from '../../core/assert';
import type { Exchange, Result } from '../../core/exchange';
import type { ListView } from '../../core/listing';
import type { FieldKey } from '../../core/model';
import type { Candidate } from '../../core/writing';
import { ok, readExchange } from '../http/exchange';
import { readCandidate } from './parties';
import { PARTIES_MAX, type PartyPath, searchParties } from './requests';
import { partyListShape } from './wire';

const PATHS: Readonly<Record<FieldKey, PartyPath>> = {
  opportunity_account: '/accounts',
  opportunity_contact: '/contacts',
  opportunity_other_stakeholders: '/contacts',
};

export const LOOKED_UP: readonly FieldKey[] = Object.keys(PATHS);

export function findCandidates(
  view: ListView,
  key: FieldKey,
  name: string,
): Exchange<readonly Candidate[]> {
  const path = PATHS[key];
  assert(path !== undefined, `${key} is looked up by name`);
  return readExchange({
    request: searchParties(view.key, path, name.trim()),
    shape: partyListShape,
    value: ({ data }): Result<readonly Candidate[]> =>
      data.has_more
        ? tooMany()
        : ok([...(data.accounts ?? []), ...(data.contacts ?? [])].map(readCandidate)),
  });
}

/** What fits exactly may be among those that were not sent. */
function tooMany(): Result<never> {
  const detail = `it fits more than ${PARTIES_MAX}; use the domain or the e-mail address`;
  return { ok: false, fault: { kind: 'rejected', detail } };
}
