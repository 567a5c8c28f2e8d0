/**
 * What became of the things that were confirmed, in words. Pure.
 *
 * Promises: the lines of a summary add up to what was confirmed, unless the server side counted more
 * than that.
 */
import type { Action } from '../view';
import { amount } from '../words/amount';
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

function outcomeLines(action: Action, counted: Counted): readonly TallyLine[] {
  const { outcomes } = counted;
  const unfit = unfitOf(counted);
  return [
    { count: outcomes.applied, text: ACTION_WORDS[action].done },
    { count: outcomes.waiting, text: 'waiting for approval in the CRM' },
    { count: outcomes.conflicts, text: 'changed in the CRM meanwhile, so not sent' },
    { count: outcomes.rejected - unfit, text: 'not accepted by the CRM; the row says why' },
    { count: unfit, text: 'not fit to be sent; the row says why' },
    { count: outcomes.refused, text: 'not possible for now, and left alone; the row says why' },
    { count: outcomes.inDoubt, text: 'without a clear answer; the row says when it is checked' },
  ];
}

/** Of what only got its mark; a row may have become fit on the way, as its account was made. */
function unfitOf({ marked, outcomes }: Counted): number {
  return Math.min(marked, outcomes.rejected);
}

/** The end in one sentence: `24 of 25 changes sent; 1 not accepted.` */
export function tellEnd(action: Action, state: SendingState): string {
  const { total, left, outcomes } = state;
  const { unit, done } = ACTION_WORDS[action];
  const sendable = total - unfitOf(state);
  const isStopped = state.phase === 'stopped';
  if (sendable === 0) return 'Nothing was sent; the rows say what is wrong.';
  const { applied } = outcomes;
  const all = amount(sendable, unit);
  const taken = applied === sendable ? all : `${applied.toLocaleString('en')} of ${all}`;
  const others = [
    [outcomes.rejected - unfitOf(state), 'not accepted'],
    [outcomes.conflicts, 'changed in the CRM meanwhile'],
    [outcomes.waiting, 'waiting for approval'],
    [outcomes.refused, 'not possible for now'],
    [outcomes.inDoubt, 'without a clear answer'],
    [left, 'not sent'],
  ] as const;
  const rest = others.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  const told = [`${taken} ${done}`, ...(rest.length > 0 ? [rest.join(', ')] : [])].join('; ');
  return isStopped ? `Stopped: ${told}.` : `${told}.`;
}
