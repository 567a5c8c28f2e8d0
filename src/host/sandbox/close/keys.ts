/**
 * API keys and OAuth tokens: whose they are and what they may do. What a client sends is compared
 * here and never leaves this file.
 */
import { must } from '../assume';
import type { Role } from './records';

export interface KeyDefinition {
  /** Name of the key in the ledger. */
  readonly id: string;
  /** What the client sends. Close states no format for it. */
  readonly key: string;
  /** `apiKey` (default): user name of HTTP Basic. `oauth`: Bearer token. */
  readonly kind?: 'apiKey' | 'oauth';
  /** Keys of one organization see the same data. Default `main`. */
  readonly organization?: string;
  /** The key acts as the first user of this role. Default `admin`. */
  readonly role?: Role;
  /** Default true. False: every write answers 403. */
  readonly mayWrite?: boolean;
  /** Default: what the role has; only an admin exports. */
  readonly permissions?: readonly string[];
  /** Known once, refused now. */
  readonly revoked?: boolean;
  /** Default: what the switch of this name says. */
  readonly requestsPerSecond?: number;
}

/** What an admin may change about a key. */
export type KeyTerms = Partial<Omit<KeyDefinition, 'id' | 'key' | 'kind' | 'organization'>>;

export interface ApiKey {
  readonly id: string;
  readonly organization: string;
  readonly role: Role;
  readonly mayWrite: boolean;
  readonly permissions: ReadonlySet<string>;
  /** Null: as for every key. */
  readonly requestsPerSecond: number | null;
}

/** Not secrets, since they open nothing but a sandbox. */
export const sandboxKeys = {
  /** An admin. */
  full: 'api_sandbox_full_access.0001',
  /** A user who may neither export nor write the field that is for admins. */
  member: 'api_sandbox_member.0002',
  /** Reads only. */
  readOnly: 'api_sandbox_read_only.0003',
  otherOrganization: 'api_sandbox_other_organization.0004',
  revoked: 'api_sandbox_revoked.0005',
  /** A Bearer token. */
  oauth: 'sandbox_oauth_token_0006',
} as const;

export const defaultKeyDefinitions: readonly KeyDefinition[] = [
  { id: 'full', key: sandboxKeys.full },
  { id: 'member', key: sandboxKeys.member, role: 'user' },
  { id: 'readOnly', key: sandboxKeys.readOnly, role: 'user', mayWrite: false },
  { id: 'otherOrganization', key: sandboxKeys.otherOrganization, organization: 'other' },
  { id: 'revoked', key: sandboxKeys.revoked, revoked: true },
  { id: 'oauth', key: sandboxKeys.oauth, kind: 'oauth' },
];

export interface KeyRing {
  /** The key in an `Authorization` header, or null where there is none that is valid. */
  open(authorization: string | undefined): ApiKey | null;
  /** From now on the key is refused. False where no key has this id. */
  revoke(id: string): boolean;
  /** The key as it was defined, but for these terms. */
  change(id: string, terms: KeyTerms): void;
}

export function createKeyRing(definitions: readonly KeyDefinition[]): KeyRing {
  const revoked = new Set(definitions.filter((each) => each.revoked).map(({ id }) => id));
  const known = new Map(definitions.map((each) => [credentialOf(each), apiKey(each)]));
  return {
    open: (authorization) => {
      const key = known.get(credentialIn(authorization ?? ''));
      return key === undefined || revoked.has(key.id) ? null : key;
    },
    revoke: (id) => {
      revoked.add(id);
      return definitions.some((each) => each.id === id);
    },
    change(id, terms) {
      const before = must(
        definitions.find((each) => each.id === id),
        `a key ${id}`,
      );
      const definition = { ...before, ...terms };
      known.set(credentialOf(definition), apiKey(definition));
      if (definition.revoked) revoked.add(id);
      else revoked.delete(id);
    },
  };
}

function apiKey(definition: KeyDefinition): ApiKey {
  const { id, organization = 'main', role = 'admin', mayWrite = true } = definition;
  const permissions = definition.permissions ?? (role === 'admin' ? ['bulk_edit', 'export'] : []);
  const { requestsPerSecond = null } = definition;
  return {
    ...{ id, organization, role, mayWrite, requestsPerSecond },
    permissions: new Set(permissions),
  };
}

function credentialOf({ kind = 'apiKey', key }: KeyDefinition): string {
  return `${kind} ${key}`;
}

/** In the form of `credentialOf`. Basic needs the colon and no password after it. */
function credentialIn(authorization: string): string {
  const [, scheme = '', token = ''] = /^(\w+) +(\S+)$/.exec(authorization) ?? [];
  if (scheme.toLowerCase() === 'bearer') return `oauth ${token}`;
  if (scheme.toLowerCase() !== 'basic') return '';
  const pair = Buffer.from(token, 'base64').toString('utf8');
  return pair.endsWith(':') ? `apiKey ${pair.slice(0, -1)}` : '';
}
