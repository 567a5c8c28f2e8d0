/**
 * What became of the things that were confirmed, in words. Pure.
 *
 * Promises: the lines of a summary add up to what was confirmed, unless the server side counted more
 * than that.
 */
import type { Action } from '../view';
import { ACTION_WORDS } from './action-words';
import { type SendingState, sumOf } from './sending-state';

export interface TallyLine {
  readonly count: number;
  readonly text: string;
}

type Counted = Pick<SendingState, 'total' | 'left' | 'marked' | 'outcomes'>;

/** The lines that hold something, of sending that has ended; their counts add up to `total`. */
export function endTally(action: Action, state: Counted): readonly TallyLine[] {
  const { total, left, outcomes } = state;
  const lines = [
    ...outcomeLines(action, state),
    { count: left, text: 'not sent' },
    {
      count: total - sumOf(outcomes) - left,
      text: 'no longer as confirmed, or with an answer that got lost; the Sync column says which',
    },
  ];
  return lines.filter(({ count }) => count > 0);
}

/** The same on the way: what is known so far. */
export function runningTally(action: Action, state: Counted): readonly TallyLine[] {
  return outcomeLines(action, state).filter(({ count }) => count !== 0);
}

function outcomeLines(action: Action, { outcomes, marked }: Counted): readonly TallyLine[] {
  const unsendable = Math.min(marked, outcomes.rejected);
  return [
    { count: outcomes.applied, text: ACTION_WORDS[action].applied },
    { count: outcomes.waiting, text: 'waiting for approval in the CRM' },
    { count: outcomes.conflicts, text: 'changed in the CRM meanwhile, so not sent' },
    { count: outcomes.rejected - unsendable, text: 'refused by the CRM; the row says why' },
    { count: unsendable, text: 'not fit to be sent; the row says why' },
    { count: outcomes.refused, text: 'not possible for now, and left alone; the row says why' },
    { count: outcomes.inDoubt, text: 'without a clear answer; the row says when it is checked' },
  ];
}

/** The end in one sentence. */
export function tellEnd(action: Action, state: SendingState): string {
  const { phase, total, marked, outcomes } = state;
  const end = phase === 'stopped' ? 'Stopped' : 'Done';
  if (marked > 0 && marked === total) return `${end}: the rows say what is wrong.`;
  return `${end}: ${outcomes.applied} of ${total - marked} ${ACTION_WORDS[action].applied}.`;
}
