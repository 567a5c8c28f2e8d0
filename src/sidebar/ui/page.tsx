/**
 * The frame of a view: heading, content, and at the bottom, always in sight, what can be done and
 * what is going on. A view that replaced another one takes the focus to its heading.
 */
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from './button';
import { StatusLine } from './status-line';

interface PageProps {
  readonly title: ComponentChildren;
  /** The heading is there for those who hear it: the window around the page says the same. */
  readonly titleUnseen?: boolean;
  /** Changes with the content that deserves the focus; null leaves the focus where it is. */
  readonly focusKey: string | null;
  /** null where there is nothing to go back to. */
  readonly back?: (() => void) | null;
  readonly actions?: ComponentChildren;
  readonly children: ComponentChildren;
}

export function Page(props: PageProps) {
  const { title, titleUnseen = false, focusKey, back, actions, children } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    if (focusKey === null) return;
    window.scrollTo(0, 0);
    heading.current?.focus();
  }, [focusKey]);
  return (
    <div class="page">
      <header>
        {back && (
          <Button look="link" onClick={back}>
            <span aria-hidden="true">← </span>Back
          </Button>
        )}
        <h1 ref={heading} tabIndex={-1} class={titleUnseen ? 'unseen' : ''}>
          {title}
        </h1>
      </header>
      <main>{children}</main>
      <footer>
        <StatusLine />
        {actions && <div class="actions">{actions}</div>}
      </footer>
    </div>
  );
}
