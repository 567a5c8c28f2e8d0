/**
 * A preview in the parts in which it is shown, and what a person confirms with it.
 *
 * Promises: what needs a choice is confirmed only if it was chosen. Pure.
 */
import type { ReplyOf } from '../server/door';

export type Preview = ReplyOf<'preview'>;
export type Item = Preview['items'][number];
export type Choice = 'conflict' | 'empty' | 'duplicate' | 'parent';

const CHOICES: ReadonlySet<string> = new Set<Choice>(['conflict', 'empty', 'duplicate', 'parent']);

/** What would be sent of one row. */
export interface RowChanges {
  readonly row: number;
  readonly title: string;
  readonly items: readonly Item[];
}

export function needsChoice({ kind }: Item): boolean {
  return CHOICES.has(kind);
}

export function itemsOfKind({ items }: Preview, kind: Choice): readonly Item[] {
  return items.filter((item) => item.kind === kind);
}

/** False while something is left out that a person may still tick. */
export function isAllChosen({ items }: Preview, chosen: ReadonlySet<string>): boolean {
  return items.every((item) => !needsChoice(item) || chosen.has(item.digest));
}

/** What is sent without a choice, row by row in the order of the tab. */
export function plainRows({ items }: Preview): readonly RowChanges[] {
  const rows = new Map<number, Item[]>();
  for (const item of items) {
    if (needsChoice(item)) continue;
    const known = rows.get(item.row);
    if (known) known.push(item);
    else rows.set(item.row, [item]);
  }
  return [...rows]
    .sort(([a], [b]) => a - b)
    .map(([row, ofRow]) => ({ row, title: ofRow[0]?.title ?? '', items: ofRow }));
}

/** Digests of all that is to be sent. `chosen`: digests that a person ticked. */
export function confirmedDigests(preview: Preview, chosen: ReadonlySet<string>): readonly string[] {
  const shown = preview.items
    .filter((item) => !needsChoice(item) || chosen.has(item.digest))
    .map(({ digest }) => digest);
  return [...new Set([...shown, ...preview.more, ...preview.marked])];
}

export function isEmpty({ items, more, problems }: Preview): boolean {
  return items.length === 0 && more.length === 0 && problems.length === 0;
}

/** How many of the confirmed things are accounts or leads that have to be created first. */
export function parentCount(preview: Preview, confirmed: readonly string[]): number {
  const wanted = new Set(confirmed);
  return itemsOfKind(preview, 'parent').filter(({ digest }) => wanted.has(digest)).length;
}

/** What is sent of a new row, but for the value that stands in its title already. */
export function valuesBesidesTitle({ title, values = [] }: Item): NonNullable<Item['values']> {
  const named = title === '' ? -1 : values.findIndex(({ text }) => text === title);
  return values.filter((_, at) => at !== named);
}
