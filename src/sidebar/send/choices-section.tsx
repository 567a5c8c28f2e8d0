/** What is sent only if a person says so, one by one. */
import { CheckField } from '../ui/fields';
import { LongList } from '../ui/long-list';
import { Section } from '../ui/section';
import { ItemLine } from './item-line';
import { NewRowValues } from './new-row-values';
import { type Choice, type Item, itemsOfKind, type Preview } from './preview-parts';
import { RowTitle } from './row-title';

interface ChoiceWords {
  readonly kind: Choice;
  readonly title: string;
  readonly explanation: string;
}

const CHOICES: readonly ChoiceWords[] = [
  {
    kind: 'parent',
    title: 'To be created first',
    explanation:
      'Rows need these accounts or leads, and the CRM does not have them. Tick what shall be created. Rows whose one is not ticked stay as they are.',
  },
  {
    kind: 'conflict',
    title: 'Changed in the CRM, too',
    explanation: 'Tick what shall replace the value in the CRM. The rest stays as it is.',
  },
  {
    kind: 'empty',
    title: 'Cells you emptied',
    explanation: 'Tick what shall be emptied in the CRM. The rest stays as it is.',
  },
  {
    kind: 'duplicate',
    title: 'Look like opportunities that exist',
    explanation: 'Tick what shall be created nevertheless. The rest stays as it is.',
  },
];

interface ChoicesSectionProps {
  readonly preview: Preview;
  /** Digests. */
  readonly chosen: ReadonlySet<string>;
  readonly change: (chosen: ReadonlySet<string>) => void;
}

export function ChoicesSection({ preview, chosen, change }: ChoicesSectionProps) {
  function set({ digest }: Item, wanted: boolean): void {
    const next = new Set(chosen);
    if (wanted) next.add(digest);
    else next.delete(digest);
    change(next);
  }
  return (
    <>
      {CHOICES.map(({ kind, title, explanation }) => {
        const items = itemsOfKind(preview, kind);
        if (items.length === 0) return null;
        return (
          <Section key={kind} title={`${title} (${items.length})`}>
            <p>{explanation}</p>
            <LongList of={items} keyOf={({ digest }) => digest} about={title}>
              {(item) => (
                <>
                  <CheckField
                    checked={chosen.has(item.digest)}
                    onChange={(wanted) => set(item, wanted)}
                  >
                    <RowTitle row={item.row} title={item.title} />
                    <br />
                    <ItemLine item={item} />
                  </CheckField>
                  <NewRowValues item={item} />
                </>
              )}
            </LongList>
          </Section>
        );
      })}
    </>
  );
}
