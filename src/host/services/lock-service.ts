/**
 * LockService. Source: Lock reference; text of the time-out as seen in public code. A wait for a
 * lock that somebody holds passes on the clock and fails: in this world the holder stands still.
 */
import type { HostContext } from '../world/context';
import { ScriptError } from '../world/service';
import { method, serviceClass } from './define';

/** A Lock object: the name of what it locks. */
interface Lock {
  readonly name: string;
}

const globalLock = (nameOf: (context: HostContext) => string) =>
  method('handle', '', (_self, _args, context) => {
    const lock: Lock = { name: nameOf(context) };
    return context.handle('Lock', lock);
  });

function take(lock: Lock, waitMs: number, context: HostContext): boolean {
  const holder = { execution: context.execution.n, object: lock };
  if (waitMs < 0) return context.world.locks.holds(lock.name, holder);
  if (context.world.locks.take(lock.name, holder)) return true;
  context.spend(waitMs);
  return false;
}

export const lockServices = [
  serviceClass(
    { name: 'LockService', global: true },
    {
      getScriptLock: globalLock(() => 'script'),
      getDocumentLock: globalLock(() => 'document'),
      getUserLock: globalLock(({ user }) => `user:${user}`),
    },
  ),
  serviceClass<Lock>(
    { name: 'Lock', path: 'LockService.Lock' },
    {
      tryLock: method('lock', 'number', (lock, [waitMs], context) =>
        take(lock, Number(waitMs), context),
      ),
      waitLock: method('lock', 'number', (lock, [waitMs], context) => {
        if (take(lock, Number(waitMs), context)) return;
        throw new ScriptError('Lock timeout: another process was holding the lock for too long.');
      }),
      hasLock: method('lock', '', (lock, _args, context) =>
        context.world.locks.holds(lock.name, { execution: context.execution.n, object: lock }),
      ),
      releaseLock: method('lock', '', (lock, _args, context) => {
        context.world.locks.release(lock.name, { execution: context.execution.n, object: lock });
      }),
    },
  ),
];
