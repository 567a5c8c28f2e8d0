/** API keys of workspaces. The key itself is compared here and never leaves this file. */
import { must } from '../assume';
import { createRateWindow, type RateWindow } from '../rate-window';

export interface KeyDefinition {
  /** Name of the key in the ledger. */
  readonly id: string;
  /** What the client sends. */
  readonly key: string;
  /**
   * `reads`: a key that is "not allowed on the route" of a write. `none`: revoked, or of a plan
   * without the API. All of it is answered 401. Default `all`.
   */
  readonly access?: 'all' | 'reads' | 'none';
  /** Keys of one workspace see the same data. Default `main`. */
  readonly workspace?: string;
  /** Default 100, the strictest of the published figures; reads and writes together. */
  readonly requestsPerMinute?: number;
  /** Default 100,000 in 30 days; searches count as reads. */
  readonly readsPerMonth?: number;
}

/** What an admin may change about a key. */
export type KeyTerms = Partial<Omit<KeyDefinition, 'id' | 'key' | 'workspace'>>;

export interface ApiKey {
  readonly id: string;
  readonly workspace: string;
  readonly access: 'all' | 'reads' | 'none';
  readonly minute: RateWindow;
  readonly month: RateWindow;
}

/** Keys of sandboxes only: they open nothing else. */
export const sandboxKeys = {
  full: 'oct_test_sandbox_full_access_0001',
  readOnly: 'oct_test_sandbox_reads_only_0002',
  otherWorkspace: 'oct_test_sandbox_workspace_b_0003',
  revoked: 'oct_test_sandbox_revoked_key_0004',
} as const;

export const defaultKeyDefinitions: readonly KeyDefinition[] = [
  { id: 'full', key: sandboxKeys.full },
  { id: 'readOnly', key: sandboxKeys.readOnly, access: 'reads' },
  { id: 'otherWorkspace', key: sandboxKeys.otherWorkspace, workspace: 'other' },
  { id: 'revoked', key: sandboxKeys.revoked, access: 'none' },
];

export interface KeyRing {
  /** The key that is this text exactly, or null where there is none. */
  open(text: string | undefined): ApiKey | null;
  /** From now on the key is refused everywhere. False: there is none of this id. */
  revoke(id: string): boolean;
  /** The key as it was defined, but for these terms. Its requests are counted anew. */
  change(id: string, terms: KeyTerms): void;
}

export function createKeyRing(definitions: readonly KeyDefinition[]): KeyRing {
  const keys = new Map(definitions.map((definition) => [definition.key, apiKey(definition)]));
  return {
    open: (text) => keys.get(text ?? '') ?? null,
    revoke: (id) => {
      const found = [...keys].find(([, key]) => key.id === id);
      if (found === undefined) return false;
      const [text, key] = found;
      keys.set(text, { ...key, access: 'none' });
      return true;
    },
    change(id, terms) {
      const known = must(
        definitions.find((definition) => definition.id === id),
        `a key ${id}`,
      );
      keys.set(known.key, apiKey({ ...known, ...terms }));
    },
  };
}

function apiKey(definition: KeyDefinition): ApiKey {
  const { requestsPerMinute = 100, readsPerMonth = 100_000 } = definition;
  return {
    id: definition.id,
    workspace: definition.workspace ?? 'main',
    access: definition.access ?? 'all',
    minute: createRateWindow(requestsPerMinute, 60_000),
    month: createRateWindow(readsPerMonth, 30 * 86_400_000),
  };
}
