/** API keys: their scopes and limits. The key itself is compared here and never leaves this file. */
import { must } from '../assume';
import { createRateWindow, type RateWindow } from '../rate-window';
import type { TrustPagerSwitches } from './switches';

export interface KeyDefinition {
  /** Name of the key in the ledger. */
  readonly id: string;
  /** What the client sends: `tp_test_` or `tp_live_` and at least 16 characters. */
  readonly key: string;
  /** `admin` covers everything; `…-approval` lets writes wait for a person. */
  readonly scopes: readonly string[];
  /** Keys of one workspace see the same data. Default `main`. */
  readonly workspace?: string;
  /** Default `paid`. A free plan is refused everything. */
  readonly plan?: 'paid' | 'free';
  /** Defaults 60 and 10,000. */
  readonly requestsPerMinute?: number;
  readonly requestsPerDay?: number;
  /** Refused as if it had never been. */
  readonly revoked?: boolean;
}

/** What an admin may change about a key. */
export type KeyTerms = Partial<Omit<KeyDefinition, 'id' | 'key' | 'workspace'>>;

export interface ApiKey {
  readonly id: string;
  readonly workspace: string;
  readonly scopes: ReadonlySet<string>;
  readonly freePlan: boolean;
  readonly revoked: boolean;
  readonly minute: RateWindow;
  readonly day: RateWindow;
}

/** Two keys of the main workspace; not secrets, since they open nothing but a sandbox. */
export const sandboxKeys = {
  full: 'tp_test_sandbox_full_access_0001',
  readOnly: 'tp_test_sandbox_read_only_0002',
} as const;

export const defaultKeyDefinitions: readonly KeyDefinition[] = [
  { id: 'full', key: sandboxKeys.full, scopes: ['admin'] },
  {
    id: 'readOnly',
    key: sandboxKeys.readOnly,
    scopes: ['opportunities:read', 'pipelines:read'],
  },
];

export interface KeyRing {
  /** The key in an `Authorization` header, or null where there is none that is known. */
  open(authorization: string | undefined): ApiKey | null;
  byId(id: string): ApiKey | undefined;
  /** The key as it was defined, but for these terms. Its requests are counted anew. */
  change(id: string, terms: KeyTerms): void;
}

export function createKeyRing(definitions: readonly KeyDefinition[]): KeyRing {
  const keys = new Map(definitions.map((definition) => [definition.key, apiKey(definition)]));
  return {
    open: (authorization) => {
      const [, token = ''] = /^Bearer (\S+)$/i.exec(authorization ?? '') ?? [];
      const key = keys.get(token);
      return key === undefined || key.revoked ? null : key;
    },
    byId: (id) => [...keys.values()].find((key) => key.id === id),
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
  const { requestsPerMinute = 60, requestsPerDay = 10_000 } = definition;
  return {
    id: definition.id,
    workspace: definition.workspace ?? 'main',
    scopes: new Set(definition.scopes),
    freePlan: definition.plan === 'free',
    revoked: definition.revoked === true,
    minute: createRateWindow(requestsPerMinute, 60_000),
    day: createRateWindow(requestsPerDay, 86_400_000),
  };
}

/** `approval`: allowed, but a write waits for a person. */
export type Access = 'allowed' | 'approval' | 'refused';

/** What `key` may do where all of `wanted` are needed. */
export function accessOf(
  key: ApiKey,
  wanted: readonly string[],
  switches: TrustPagerSwitches,
): Access {
  const answers = wanted.map((scope) => accessToOne(key, scope, switches));
  if (answers.includes('refused')) return 'refused';
  return answers.includes('approval') ? 'approval' : 'allowed';
}

function accessToOne(key: ApiKey, scope: string, switches: TrustPagerSwitches): Access {
  if (key.scopes.has('admin')) return 'allowed';
  const names = [scope, ...(switches.oldScopeNames === 'honoured' ? oldNames(scope) : [])];
  if (names.some((name) => key.scopes.has(name))) return 'allowed';
  return names.some((name) => key.scopes.has(`${name}-approval`)) ? 'approval' : 'refused';
}

/** Scope names from before the renaming of May 2026. */
function oldNames(scope: string): readonly string[] {
  const [resource, right] = scope.split(':');
  if (resource === 'opportunities') return [`deals:${right}`];
  return resource === 'companies' ? [`customers:${right}`] : [];
}
