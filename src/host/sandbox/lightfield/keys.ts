/** API keys, their scopes and owners. The key itself is compared here and never leaves this file. */
import { must } from '../assume';

export interface KeyDefinition {
  /** Name of the key in the ledger. */
  readonly id: string;
  /** What the client sends: `sk_lf_` and more. */
  readonly key: string;
  /** None at all stands for full access, as Lightfield has it. */
  readonly scopes: readonly string[];
  /** Keys of one organization see the same data and share its rate limits. Default `main`. */
  readonly workspace?: string;
  /** Default `user`: owned by the first member. A key of the workspace has no owner. */
  readonly subject?: 'user' | 'workspace';
  readonly revoked?: boolean;
}

/** What an admin may change about a key. */
export type KeyTerms = Partial<Pick<KeyDefinition, 'scopes' | 'revoked'>>;

export interface ApiKey {
  readonly id: string;
  readonly workspace: string;
  readonly scopes: readonly string[];
  /** Id of the member who owns the key. */
  readonly memberId: string | null;
}

/** Not secrets, since they open nothing but a sandbox. */
export const sandboxKeys = {
  full: 'sk_lf_sandbox_full_access_0001',
  readOnly: 'sk_lf_sandbox_read_only_0002',
  otherWorkspace: 'sk_lf_sandbox_other_workspace_0003',
  revoked: 'sk_lf_sandbox_revoked_0004',
} as const;

export const defaultKeyDefinitions: readonly KeyDefinition[] = [
  { id: 'full', key: sandboxKeys.full, scopes: [] },
  {
    id: 'readOnly',
    key: sandboxKeys.readOnly,
    scopes: ['opportunities:read', 'accounts:read', 'contacts:read', 'members:read', 'lists:read'],
  },
  { id: 'otherWorkspace', key: sandboxKeys.otherWorkspace, scopes: [], workspace: 'other' },
  { id: 'revoked', key: sandboxKeys.revoked, scopes: [], revoked: true },
];

export interface KeyRing {
  /** The key in an `Authorization` header, or null where there is none that is valid. */
  open(authorization: string | undefined): ApiKey | null;
  /** At once and for good. False where no key has this id. */
  revoke(id: string): boolean;
  /** The key as it was defined, but for these terms. */
  change(id: string, terms: KeyTerms): void;
}

/** `ownerOf` gives the id of the member who owns the user keys of a workspace. */
export function createKeyRing(
  definitions: readonly KeyDefinition[],
  ownerOf: (workspace: string) => string,
): KeyRing {
  const revoked = new Set(definitions.filter((one) => one.revoked === true).map(({ id }) => id));
  const apiKey = (definition: KeyDefinition): ApiKey => {
    const { id, scopes, workspace = 'main', subject = 'user' } = definition;
    return { id, workspace, scopes, memberId: subject === 'user' ? ownerOf(workspace) : null };
  };
  const keys = new Map(definitions.map((definition) => [definition.key, apiKey(definition)]));
  return {
    open: (authorization) => {
      const [, token = ''] = /^Bearer +(\S+)$/i.exec(authorization ?? '') ?? [];
      const key = keys.get(token);
      return key === undefined || revoked.has(key.id) ? null : key;
    },
    revoke: (id) => {
      const known = definitions.some((definition) => definition.id === id);
      if (known) revoked.add(id);
      return known;
    },
    change(id, terms) {
      const before = must(
        definitions.find((definition) => definition.id === id),
        `a key ${id}`,
      );
      const definition = { ...before, ...terms };
      keys.set(definition.key, apiKey(definition));
      if (definition.revoked) revoked.add(id);
      else revoked.delete(id);
    },
  };
}

/** The scopes of `wanted` that the key lacks. */
export function missingScopes({ scopes }: ApiKey, wanted: readonly string[]): readonly string[] {
  return scopes.length === 0 ? [] : wanted.filter((scope) => !scopes.includes(scope));
}
