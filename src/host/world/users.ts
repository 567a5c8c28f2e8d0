/**
 * The people of the world, and what each has allowed the script.
 * Source: editor add-on authorization lifecycle (installed: per user; enabled: per file).
 */
import { assume, must } from '../sandbox/assume';
import type { AuthMode } from './auth';

export interface User {
  readonly email: string;
  /** Like `en_US`; what `Session.getActiveUserLocale` says, without the country. */
  readonly locale: string;
  readonly rights: 'owner' | 'editor' | 'viewer';
}

/**
 * How the script got into the file. `bound`: it belongs to it. `test`: a test deployment; its
 * installable triggers never run. `testInstalled`: the same, set to "Installed for current user".
 * `published`: an add-on from the Marketplace.
 */
export type Deployment = 'bound' | 'test' | 'testInstalled' | 'published';

export interface Users {
  readonly deployment: Deployment;
  user(email: string): User;
  all(): readonly User[];
  /** Full authorization, as the prompt of a first click or of an installation gives it. */
  allow(email: string): void;
  /** The user takes the authorization back, or un-ticks it. */
  revoke(email: string): void;
  isAllowed(email: string): boolean;
  /** True when the file's users see the add-on's menu. */
  isEnabled(): boolean;
  enable(): void;
  disable(): void;
  /** AuthMode in which `onOpen` runs for a user; null when it does not run at all. */
  openMode(email: string): AuthMode | null;
}

export function createUsers(list: readonly User[], deployment: Deployment): Users {
  const users = new Map(list.map((user) => [user.email, user]));
  assume(users.size === list.length && users.size > 0, 'users have different addresses');
  const allowed = new Set<string>();
  let enabled = deployment !== 'published' && deployment !== 'testInstalled';
  const user = (email: string): User => must(users.get(email), `the world knows ${email}`);
  return {
    deployment,
    user,
    all: () => list,
    allow: (email) => {
      allowed.add(user(email).email);
    },
    revoke: (email) => {
      allowed.delete(email);
    },
    isAllowed: (email) => allowed.has(email),
    isEnabled: () => enabled,
    enable: () => {
      enabled = true;
    },
    disable: () => {
      enabled = false;
    },
    openMode(email) {
      if (user(email).rights === 'viewer') return null;
      if (enabled) return 'LIMITED';
      return allowed.has(email) || deployment === 'testInstalled' ? 'NONE' : null;
    },
  };
}
