/**
 * LockService. Source: Lock reference; text of the time-out as seen in public code. Whether the
 * holder can move while somebody waits is for whoever runs the scripts.
 */
import type { HostContext } from '../world/context';
import type { Pausing } from '../world/pause';
import { ScriptError } from '../world/service';
import { method, pausing, serviceClass } from './define';

/** A Lock object: the name of what it locks. */
interface Lock {
  readonly name: string;
}

const globalLock = (nameOf: (context: HostContext) => string) =>
  method('handle', '', (_self, _args, context) => {
    const lock: Lock = { name: nameOf(context) };
    return context.handle('Lock', lock);
  });

function* take(lock: Lock, waitMs: number, context: HostContext): Pausing<boolean> {
  const { locks, clock } = context.world;
  const holder = { execution: context.execution.n, object: lock };
  if (waitMs < 0) return locks.holds(lock.name, holder);
  const atMs = clock.nowMs() + waitMs;
  // Whoever else waits may get a freed lock first.
  while (!locks.take(lock.name, holder)) {
    if (clock.nowMs() >= atMs) return false;
    yield { kind: 'lock', name: lock.name, atMs };
  }
  return true;
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
      tryLock: pausing('lock', 'number', (lock, [waitMs], context) =>
        take(lock, Number(waitMs), context),
      ),
      waitLock: pausing('lock', 'number', function* (lock, [waitMs], context) {
        if (yield* take(lock, Number(waitMs), context)) return;
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
