/** A button for what cannot be taken back: it tells what that means first, and asks once more. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from './button';

interface AskTwiceProps {
  /** Of the button that asks, that does it, and that leaves it. */
  readonly words: { readonly ask: string; readonly yes: string; readonly no: string };
  /** What it is about, for those who hear it without seeing its place. */
  readonly about: string;
  readonly act: () => void;
  /** What it means. */
  readonly children: ComponentChildren;
}

export function AskTwice({ words, about, act, children }: AskTwiceProps) {
  const [asked, setAsked] = useState<boolean | null>(null);
  const place = useRef<HTMLDivElement>(null);
  // The button that had the focus is gone each time: what came instead takes it.
  useEffect(() => {
    if (asked === true) place.current?.querySelector<HTMLElement>('[role=alert]')?.focus();
    if (asked === false) place.current?.querySelector('button')?.focus();
  }, [asked]);
  return (
    <div class="ask-twice" ref={place}>
      {asked ? (
        <>
          <div role="alert" tabIndex={-1}>
            {children}
          </div>
          <div class="actions">
            <Button look="danger" onClick={act} about={about}>
              {words.yes}
            </Button>
            <Button onClick={() => setAsked(false)} about={about}>
              {words.no}
            </Button>
          </div>
        </>
      ) : (
        <Button onClick={() => setAsked(true)} about={about}>
          {words.ask}
        </Button>
      )}
    </div>
  );
}
