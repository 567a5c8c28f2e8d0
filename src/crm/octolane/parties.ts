/**
 * Accounts and contacts of Octolane as things with an id and a name people know.
 *
 * Promises: an id without any name to show counts as not visible.
 */
import type { MaybeValue, Named } from '../../core/model';
import type { Candidate } from '../../core/writing';
import type { WireOpportunity, WireParty } from './wire';

export function readAccount(row: WireOpportunity): MaybeValue | undefined {
  return reference(row.account_id, [row.account_name, row.account_domain]);
}

export function readContact(row: WireOpportunity): MaybeValue | undefined {
  const name = fullName(row.contact_first_name, row.contact_last_name);
  return reference(row.contact_id, [name, row.contact_email]);
}

/** `names`: best first. */
function reference(
  id: string | null | undefined,
  names: readonly unknown[],
): MaybeValue | undefined {
  if (!id) return id === undefined ? undefined : null;
  const label = firstOf(names);
  return label === undefined ? undefined : { kind: 'one', item: { id, label } };
}

type WireOther = NonNullable<WireOpportunity['additional_contacts']>[number];

/** The contacts besides the primary one, as `item` makes them. */
export function readOthers(
  { additional_contacts: others }: WireOpportunity,
  item: (other: WireOther) => Named,
): MaybeValue | undefined {
  if (others === undefined) return undefined;
  return others?.length ? { kind: 'many', items: others.map(item) } : null;
}

export function otherByName(other: WireOther): Named {
  const id = other.contact_id;
  const name = fullName(other.contact_first_name, other.contact_last_name);
  return { id, label: firstOf([name, other.contact_email]) ?? id };
}

/** New opportunities name their contacts by address. */
export function otherByEmail(other: WireOther): Named {
  const email = firstOf([other.contact_email, other.contact_id]) ?? '';
  return { id: email, label: email };
}

/** A hit of a search. The domain or address tells namesakes apart, and is another name. */
export function readCandidate({ id, ...party }: WireParty): Candidate {
  const name = fullName(party.first_name, party.last_name);
  const identifier = firstOf([party.domain, party.email]);
  return {
    id,
    label: firstOf([name, party.name, identifier]) ?? id,
    detail: identifier ?? '',
    aliases: identifier === undefined ? [] : [identifier],
  };
}

function fullName(first: unknown, last: unknown): string {
  return [first, last]
    .map((part) => firstOf([part]) ?? '')
    .join(' ')
    .trim();
}

/** The first text that says anything. */
function firstOf(texts: readonly unknown[]): string | undefined {
  const trimmed = texts.map((text) => (typeof text === 'string' ? text.trim() : ''));
  return trimmed.find((text) => text !== '');
}
