/** What sending is doing right now, in words. Pure. */
import type { Action } from '../view';
import { type Clock, whenText } from '../words/when';
import { ACTION_WORDS } from './action-words';
import { progressOf, type SendingState } from './sending-state';

/** A longer wait is told by its end. */
const LONG_WAIT_MS = 120_000;

export function phaseText(action: Action, state: SendingState, clock: Clock): string {
  const { phase, resumeAtMs } = state;
  if (phase === 'stopping') return 'Stopping after the step that is under way…';
  if (phase !== 'waiting' || resumeAtMs === null) {
    const { doing } = ACTION_WORDS[action];
    const { done, all } = progressOf(state);
    return `${doing}: ${done.toLocaleString('en')} of ${all.toLocaleString('en')}…`;
  }
  if (resumeAtMs - clock.nowMs <= LONG_WAIT_MS) {
    return 'Waiting: the CRM allows only so many requests a minute.';
  }
  const until = whenText(resumeAtMs, clock);
  return `Waiting: the CRM takes no more until ${until}. You may close this and start again then.`;
}
