/** How far sending is, how long it will still take, and when it goes on. */
import { useNow } from '../ui/status-line';
import { amount, clockText, roughly, type Unit } from '../words/amount';
import { remainingMs } from './estimate';
import { progressOf, type SendingState } from './sending-state';

interface ProgressPartProps {
  readonly state: SendingState;
  readonly unit: Unit;
  readonly forecastMinutes: number;
  /** A step failed, and nothing goes on by itself. */
  readonly halted: boolean;
}

export function ProgressPart({ state, unit, forecastMinutes, halted }: ProgressPartProps) {
  const nowMs = useNow();
  const { done, all } = progressOf(state);
  return (
    <>
      <progress aria-label="Handled so far" max={all} value={done} />
      <p>
        {done.toLocaleString('en')} of {amount(all, unit)} handled
        {!halted && state.phase !== 'stopping' && (
          <>, {roughly(remainingMs(state, forecastMinutes, nowMs))} to go</>
        )}
      </p>
      {state.phase === 'waiting' && state.resumeAtMs !== null && (
        <p class="countdown">Goes on in {clockText(state.resumeAtMs - nowMs)}</p>
      )}
    </>
  );
}
