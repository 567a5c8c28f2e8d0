/** What is going on, read out as it changes; a failure takes the focus and offers to try again. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { clockText } from '../words/amount';
import { Button } from './button';
import { type DeskState, useDesk } from './desk';
import { ReadingPart } from './reading-part';

/** Work that takes longer shows for how long it has been going on. */
const PATIENCE_MS = 3_000;

export function StatusLine() {
  const { state } = useDesk();
  return (
    <div class="status">
      <output aria-live="polite">{textOf(state)}</output>
      {state.kind === 'busy' && <Elapsed key={state.sinceMs} sinceMs={state.sinceMs} />}
      {state.kind === 'busy' && state.reading && <ReadingPart reading={state.reading} />}
      {state.kind === 'failed' && <Failure message={state.message} again={state.again} />}
    </div>
  );
}

function textOf(state: DeskState): string {
  switch (state.kind) {
    case 'idle':
      return state.said;
    case 'busy':
      return state.doing;
    case 'failed':
      return '';
  }
}

function Elapsed({ sinceMs }: { readonly sinceMs: number }) {
  const nowMs = useNow();
  const elapsedMs = nowMs - sinceMs;
  return (
    <span class="elapsed">
      <span class="spinner" aria-hidden="true" />
      {elapsedMs >= PATIENCE_MS && <span aria-hidden="true">{clockText(elapsedMs)}</span>}
    </span>
  );
}

/** The browser's clock, ms UTC, anew every second. */
export function useNow(): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return nowMs;
}

interface FailureProps {
  readonly message: string;
  readonly again: () => void;
}

function Failure({ message, again }: FailureProps) {
  const box = useRef<HTMLDivElement>(null);
  // Between two failures there is work, so each of them is mounted anew.
  useLayoutEffect(() => box.current?.focus({ preventScroll: true }), []);
  return (
    <div class="failure" role="alert" tabIndex={-1} ref={box}>
      <p>
        <bdi>{message}</bdi>
      </p>
      <Button onClick={again}>Try again</Button>
    </div>
  );
}
