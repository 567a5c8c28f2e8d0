/**
 * How far a list is read, and the way to stop it. Its texts change every few seconds, so they are not
 * read out by themselves; the bar tells them to those who ask it.
 */
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Reading } from '../server/watched-refresh';
import { readingText } from '../words/reading';
import { Button } from './button';

export function ReadingPart({ reading: { sight, isStopping, stop } }: ReadingPartProps) {
  const box = useRef<HTMLDivElement>(null);
  useFocusBack(box);
  const text = isStopping ? 'Cancelling…' : readingText(sight);
  const isTooLate = sight?.isWhole === true;
  const bar = isTooLate || sight?.total == null ? {} : { max: sight.total, value: sight.records };
  return (
    <div class="reading" ref={box}>
      <progress aria-label="Read so far" aria-valuetext={text} {...bar} />
      <p>{text}</p>
      <p class="hint">You may close this; it goes on by itself.</p>
      <Button always disabled={isStopping || isTooLate} onClick={stop}>
        Cancel
      </Button>
    </div>
  );
}

interface ReadingPartProps {
  readonly reading: Reading;
}

/** Whoever pressed Cancel is back where they began when it goes away. */
function useFocusBack(box: { readonly current: HTMLElement | null }): void {
  useLayoutEffect(() => {
    const before = document.activeElement;
    return () => {
      const isInside = box.current?.contains(document.activeElement) === true;
      if (isInside && before instanceof HTMLElement) before.focus();
    };
  }, [box]);
}
