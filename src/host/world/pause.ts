/**
 * What a service call may have to wait for: time, a lock, the network.
 *
 * A method that waits is a generator of pauses. Who runs the script lets them pass: at once where
 * the script shares a thread with the world, later where it has one of its own.
 */
import { assume } from '../sandbox/assume';
import type { SandboxReply, SandboxRequest } from '../sandbox/contract';
import type { World } from './context';
import type { Execution } from './execution';

export type Pause =
  /** Until a moment, ms UTC. */
  | { readonly kind: 'until'; readonly atMs: number }
  /** Until a lock is free, at the latest until a moment, ms UTC. */
  | { readonly kind: 'lock'; readonly name: string; readonly atMs: number }
  /** Until requests that are sent together have all been answered. */
  | { readonly kind: 'http'; readonly sendings: readonly Sending[] };

export interface Sending {
  readonly request: SandboxRequest;
  readonly timeoutMs: number;
}

/** Resumed with the replies to an `http` pause, in the order of its sendings; else with none. */
export type Pausing<T> = Generator<Pause, T, readonly SandboxReply[]>;

/** Lets a pause pass at once: nobody else moves, so time is spent, and a lock stays held. */
export function passNow(world: World, execution: Execution, pause: Pause): readonly SandboxReply[] {
  switch (pause.kind) {
    case 'until':
      world.spend(execution, leftMs(world, pause.atMs));
      return [];
    case 'lock': {
      const waitMs = leftMs(world, pause.atMs);
      world.clock.advance(waitMs);
      world.waited(execution, waitMs);
      return [];
    }
    case 'http':
      return pause.sendings.map(({ request, timeoutMs }) => {
        const reply = world.network(request, timeoutMs);
        assume('kind' in reply, 'a network that answers later needs scripts in threads');
        return reply;
      });
  }
}

/** Time from now to a moment, ms; none when it has passed. */
export function leftMs(world: World, atMs: number): number {
  return Math.max(0, atMs - world.clock.nowMs());
}
