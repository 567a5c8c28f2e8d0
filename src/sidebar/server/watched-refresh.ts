/**
 * A refresh of a tab with somebody looking on: how far it is, and the way to stop it.
 *
 * Promises: a short one is not looked at; one look at a time, two seconds apart at least unless it
 * carries the word to stop; a look that fails changes nothing. Must not know: how it is shown.
 */
import type { Pause } from '../send/sending';
import type { Ask, ReplyOf } from './door';

export type Sight = NonNullable<ReplyOf<'reading'>['sight']>;

export interface Reading {
  /** null before anything is known. */
  readonly sight: Sight | null;
  /** It was asked to stop. */
  readonly isStopping: boolean;
  stop(): void;
}

/** Ends as the refresh does. `show` is called anew whenever something is known. */
export type Refresh = (
  tabId: number,
  show: (reading: Reading) => void,
) => Promise<ReplyOf<'refreshed' | 'cancelled'>>;

export interface RefreshSide {
  readonly ask: Ask;
  /** Goes out beside what `ask` waits for. */
  readonly askBeside: Ask;
  pause(ms: number): Pause;
  /** A name that no other refresh of this user has. */
  newName(): string;
}

const FIRST_LOOK_MS = 3_000;
const LOOK_EVERY_MS = 2_000;

export function createRefresh(side: RefreshSide): Refresh {
  return (tabId, show) => {
    const watch = side.newName();
    const end = side.ask({ kind: 'refresh', tabId, watch }, 'refreshed', 'cancelled');
    const lookAway = lookOn(side, watch, show);
    return end.finally(lookAway);
  };
}

/** Returns how to end it. */
function lookOn(side: RefreshSide, watch: string, show: (reading: Reading) => void): () => void {
  let sight: Sight | null = null;
  let isStopping = false;
  let isOver = false;
  let pause = side.pause(FIRST_LOOK_MS);

  function tell(): void {
    if (!isOver) show({ sight, isStopping, stop });
  }

  function stop(): void {
    isStopping = true;
    tell();
    pause.end();
  }

  async function look(): Promise<void> {
    await pause.over;
    while (!isOver) {
      const asksToStop = isStopping;
      const known = sight;
      // What went wrong with the refresh is told by the refresh, and the next look sees more.
      sight = await side.askBeside({ kind: 'reading', watch, stop: asksToStop }, 'reading').then(
        (reply) => reply.sight ?? known,
        () => known,
      );
      tell();
      pause = side.pause(isStopping && !asksToStop ? 0 : LOOK_EVERY_MS);
      await pause.over;
    }
  }

  void look();
  return () => {
    isOver = true;
    pause.end();
  };
}
