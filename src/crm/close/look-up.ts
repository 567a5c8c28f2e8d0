/**
 * Leads and contacts by name: what a name may mean, and leads that do not exist yet.
 *
 * The search compares words, so it finds too much; what fits exactly is decided elsewhere. Where it
 * finds more than one page, a namesake may be among the rest, so nothing is concluded.
 */
import { assert } from '../../core/assert';
import type { Exchange, Result } from '../../core/exchange';
import type { ListView } from '../../core/listing';
import type { FieldKey, Named } from '../../core/model';
import type { Candidate } from '../../core/writing';
import { ok, readExchange, shapedExchange } from '../http/exchange';
import { postLead, searchByName } from './requests';
import { partyShape, searchShape, type WireParty } from './wire';

export const LOOKED_UP: readonly FieldKey[] = ['lead', 'contact'];

/** What tells namesakes apart. */
const DETAILS = {
  lead: ['id', 'name', 'display_name', 'url', 'status_label'],
  contact: ['id', 'name', 'display_name', 'emails'],
} as const;

export function findCandidates(
  view: ListView,
  key: FieldKey,
  name: string,
): Exchange<readonly Candidate[]> {
  assert(key === 'lead' || key === 'contact', `${key} is looked up by name`);
  return readExchange({
    request: searchByName(view.key, key, name.trim(), DETAILS[key]),
    shape: searchShape,
    value: ({ data, cursor }) => (cursor ? TOO_MANY : ok(data.map(readCandidate))),
  });
}

const TOO_MANY: Result<never> = {
  ok: false,
  fault: { kind: 'rejected', detail: 'its search finds too many of that name to compare them' },
};

function readCandidate(party: WireParty): Candidate {
  const emails = (party.emails ?? []).flatMap(({ email }) => email?.trim() || []);
  const details = [party.url, party.status_label, ...emails].filter(Boolean).join(', ');
  return {
    ...named(party),
    detail: details,
    aliases: party.name ? [party.name, ...emails] : emails,
  };
}

function named({ id, name, display_name }: WireParty): Named {
  return { id, label: display_name || name || id };
}

/** Creates a lead. A contact belongs to a lead, which a name alone does not tell. */
export function createReferred(view: ListView, key: FieldKey, name: string): Exchange<Named> {
  assert(key === 'lead', 'only leads are created by name');
  return shapedExchange({
    request: postLead(view.key, name.trim()),
    shape: partyShape,
    value: (lead) => ok(named(lead)),
  });
}
