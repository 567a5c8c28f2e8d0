/** A titled part of a page. */
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface SectionProps {
  readonly title: ComponentChildren;
  readonly children: ComponentChildren;
}

export function Section({ title, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

/** Sentences to know about, one below the other; nothing where there are none. */
export function Notes({ lines, look = 'plain' }: NotesProps) {
  if (lines.length === 0) return null;
  return (
    <ul class={`notes ${look}`}>
      {[...new Set(lines)].map((line) => (
        <li key={line}>
          <bdi>{line}</bdi>
        </li>
      ))}
    </ul>
  );
}

interface NotesProps {
  readonly lines: readonly string[];
  readonly look?: 'plain' | 'warning';
}
