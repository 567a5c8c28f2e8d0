/** Names of Close's users, from the two places that tell them. Must not know: requests. */
import type { Named } from '../../core/model';
import type { WireMember, WireUser } from './wire';

export function readUser({ id, first_name, last_name, email }: WireUser): Named {
  return { id, label: `${first_name ?? ''} ${last_name ?? ''}`.trim() || email || id };
}

/** By id. People who left are still named on old records. */
export function namesOfMembers(organization: {
  readonly memberships?: readonly WireMember[] | null | undefined;
  readonly inactive_memberships?: readonly WireMember[] | null | undefined;
}): Readonly<Record<string, string>> {
  const { memberships, inactive_memberships } = organization;
  const members = [...(inactive_memberships ?? []), ...(memberships ?? [])];
  return Object.fromEntries(members.map((member) => [member.user_id, nameOf(member)]));
}

function nameOf({ user_full_name, ...member }: WireMember): string {
  if (user_full_name) return user_full_name;
  const { user_id, user_first_name, user_last_name, user_email } = member;
  const names = { first_name: user_first_name, last_name: user_last_name, email: user_email };
  return readUser({ id: user_id, ...names }).label;
}
