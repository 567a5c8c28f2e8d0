/**
 * The desk of a page: one piece of work at a time, and what there is to say about it.
 *
 * Promises: while work is under way, whatever else is asked for is ignored, so a double click does
 * nothing twice; a failure keeps its message and the way to try the same again.
 */
import { createContext } from 'preact';
import { useCallback, useContext, useMemo, useRef, useState } from 'preact/hooks';
import type { Reading } from '../server/watched-refresh';

export type DeskState =
  | { readonly kind: 'idle'; readonly said: string }
  | {
      readonly kind: 'busy';
      readonly doing: string;
      readonly sinceMs: number;
      /** A list that is being read for it. */
      readonly reading: Reading | null;
    }
  | { readonly kind: 'failed'; readonly message: string; readonly again: () => void };

/** Tells how it goes. */
export type Say = (doing: string, reading?: Reading) => void;

/** Resolves with what to say at the end, rejects with what went wrong. */
export type Task = (say: Say) => Promise<string>;

export interface Desk {
  readonly state: DeskState;
  /** `after` runs once it succeeded and the desk is free again. */
  perform(doing: string, task: Task, after?: () => void): void;
  /** Says something, or with an empty text takes away what was said. */
  say(text: string): void;
}

const DeskContext = createContext<Desk | null>(null);
export const DeskProvider = DeskContext.Provider;

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('useDesk: there is no desk above');
  return desk;
}

/** A new desk, for the root of a page. */
export function useNewDesk(): Desk {
  const [state, setState] = useState<DeskState>({ kind: 'idle', said: '' });
  const working = useRef(false);

  const perform = useCallback((doing: string, task: Task, after?: () => void): void => {
    if (working.current) return;
    working.current = true;
    const sinceMs = Date.now();
    const say: Say = (text, reading) =>
      setState({ kind: 'busy', doing: text, sinceMs, reading: reading ?? null });
    const leave = (next: DeskState): void => {
      working.current = false;
      setState(next);
    };
    say(doing);
    task(say).then(
      (said) => {
        leave({ kind: 'idle', said });
        after?.();
      },
      (error: unknown) => {
        const again = (): void => perform(doing, task, after);
        leave({ kind: 'failed', message: messageOf(error), again });
      },
    );
  }, []);

  const say = useCallback((said: string): void => {
    if (!working.current) setState({ kind: 'idle', said });
  }, []);
  return useMemo(() => ({ state, perform, say }), [state, perform, say]);
}

/** What an error says to the person. */
export function messageOf(error: unknown): string {
  const { message } = Object(error) as { readonly message?: unknown };
  return typeof message === 'string' ? message : String(error);
}
