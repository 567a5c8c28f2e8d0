/** Cells that cannot be sent: where, and what to do. */
import { LongList } from '../ui/long-list';
import { Section } from '../ui/section';
import type { Preview } from './preview-parts';

type Problems = Preview['problems'];

export function ProblemsSection({ problems }: { readonly problems: Problems }) {
  if (problems.length === 0) return null;
  const numbered = problems.map((problem, at) => ({ ...problem, at }));
  return (
    <Section title={`Cannot be sent (${problems.length})`}>
      <p>These are left out and marked in the tab.</p>
      <LongList of={numbered} keyOf={({ at }) => String(at)} about="cells">
        {({ row, column, text }) => (
          <>
            <strong>
              Row {row}
              {column !== '' && (
                <>
                  , <bdi>{column}</bdi>
                </>
              )}
            </strong>
            : <bdi>{text}</bdi>
          </>
        )}
      </LongList>
    </Section>
  );
}
