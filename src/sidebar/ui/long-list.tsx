/** A list that shows its beginning, and more on request. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from './button';

const PORTION = 50;

interface LongListProps<T> {
  readonly of: readonly T[];
  readonly keyOf: (item: T) => string;
  /** What it is a list of, for the button. */
  readonly about: string;
  readonly children: (item: T) => ComponentChildren;
}

export function LongList<T>({ of, keyOf, about, children }: LongListProps<T>) {
  const [shown, setShown] = useState(PORTION);
  const rest = of.length - shown;
  return (
    <>
      <ul class="list">
        {of.slice(0, shown).map((item) => (
          <li key={keyOf(item)}>{children(item)}</li>
        ))}
      </ul>
      {rest > 0 && (
        <Button always about={about} onClick={() => setShown(shown + PORTION)}>
          Show {Math.min(rest, PORTION)} more of {rest}
        </Button>
      )}
    </>
  );
}
