/** All that is sent without a further choice, row by row. */
import { LongList } from '../ui/long-list';
import { Section } from '../ui/section';
import { amount } from '../words/amount';
import { ACTION_WORDS } from './action-words';
import { hasLine, ItemLine } from './item-line';
import { NewRowValues } from './new-row-values';
import { type Preview, plainRows } from './preview-parts';
import { RowTitle } from './row-title';

const HEADINGS = { push: 'Changes', create: 'New rows', remove: 'To be removed' } as const;

export function ChangesSection({ preview }: { readonly preview: Preview }) {
  const rows = plainRows(preview);
  const { action, more } = preview;
  if (rows.length === 0 && more.length === 0) return null;
  return (
    <Section title={HEADINGS[action]}>
      <LongList of={rows} keyOf={({ row }) => String(row)} about="rows">
        {({ row, title, items }) => (
          <>
            <RowTitle row={row} title={title} />
            <ul>
              {items.filter(hasLine).map((item) => (
                <li key={item.digest}>
                  <ItemLine item={item} />
                </li>
              ))}
            </ul>
            {items.map((item) => (
              <NewRowValues key={item.digest} item={item} />
            ))}
          </>
        )}
      </LongList>
      {more.length > 0 && (
        <p>And {amount(more.length, ACTION_WORDS[action].unit)} more, not listed here.</p>
      )}
    </Section>
  );
}
