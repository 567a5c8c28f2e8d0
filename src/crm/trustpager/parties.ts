/**
 * People and companies of TrustPager as things with an id and a name people know.
 *
 * Promises: what cannot be read with certainty is `undefined` (not visible), never a guess.
 */
import * as z from 'zod/mini';
import type { MaybeValue, Named } from '../../core/model';
import type { Candidate } from '../../core/writing';
import { partyShape, type WireParty } from './wire';

/** A contact, company or user; undefined when there is no id in it. */
export function readParty(wire: unknown): Named | undefined {
  const parsed = z.safeParse(partyShape, wire);
  if (!parsed.success) return undefined;
  const id = parsed.data.user_id ?? parsed.data.id;
  return id ? { id, label: labelOf(parsed.data, id) } : undefined;
}

/** A hit of a search for contacts or companies. What tells namesakes apart is its detail. */
export function readCandidate(party: WireParty): Candidate | undefined {
  if (!party.id) return undefined;
  const known = [party.email, party.phone, party.public_id].flatMap((text) => text?.trim() || []);
  const aliases = party.email?.trim() ? [party.email.trim()] : [];
  return { id: party.id, label: labelOf(party, party.id), detail: known.join(', '), aliases };
}

function labelOf(party: WireParty, id: string): string {
  const person = `${party.first_name ?? ''} ${party.last_name ?? ''}`.trim();
  const names = [party.full_name, party.name, person, party.email, party.phone, party.public_id];
  return names.map((name) => (name ?? '').trim()).find((name) => name !== '') ?? id;
}

/**
 * A reference that the CRM tells twice: as an id on the record, and embedded by `expand`. An id
 * without its embedded twin has no name to show, so it counts as not visible.
 */
export function readReference(
  id: string | null | undefined,
  embedded: unknown,
): MaybeValue | undefined {
  if (id === null || id === '' || (id === undefined && embedded === null)) return null;
  const party = readParty(embedded);
  if (!party) return undefined;
  return { kind: 'one', item: { id: id ?? party.id, label: party.label } };
}

/** Embedded users, bare or inside join rows (`{ user_id, user: {…} }`). One unreadable: undefined. */
export function readUsers(embedded: unknown): MaybeValue | undefined {
  if (embedded === null) return null;
  if (!Array.isArray(embedded)) return undefined;
  const users = embedded.map((row: unknown) => readParty(innerUser(row)));
  const items = users.filter((user): user is Named => user !== undefined);
  if (items.length < users.length) return undefined;
  return items.length === 0 ? null : { kind: 'many', items };
}

/** The user of a join row with what the row says itself; other rows as they are. */
function innerUser(row: unknown): unknown {
  if (typeof row !== 'object' || row === null) return row;
  const { user, ...own } = row as Readonly<Record<string, unknown>>;
  return typeof user === 'object' && user !== null ? { ...own, ...user } : row;
}
