/**
 * Who this user is to colleagues: a name that was typed, and a random id. No address is asked for, since
 * that would take a scope of its own.
 */
import type { Scheduler } from '../core/schedule';
import { userStore } from './adapters/property-store';
import { freshKey } from './fresh-key';

const NAME_LENGTH_MAX = 40;

/** Makes the id at the first call. `properties` are the user's. */
export function me(properties: Readonly<Record<string, string>>): Scheduler {
  const name = properties.name || 'Somebody';
  if (properties.user) return { id: properties.user, name };
  const id = freshKey();
  userStore().set('user', id);
  return { id, name };
}

/** An empty name only asks. Returns the name that holds, or an empty one. */
export function nameMyself(name: string): string {
  const store = userStore();
  const wanted = name.trim().replace(/\s+/g, ' ').slice(0, NAME_LENGTH_MAX);
  if (wanted !== '') store.set('name', wanted);
  return wanted || (store.all().name ?? '');
}
