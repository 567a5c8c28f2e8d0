/** What changed settings mean for a person, in sentences. Pure. */
import { amount } from '../words/amount';
import { ANY } from '../words/filters';
import type { Difference, FilterChange, Settings } from './settings-draft';

/** What is going to happen. */
export function tellDifference({
  added,
  taken,
  missing,
  filters,
  marker,
}: Difference): readonly string[] {
  const readOnly = taken.filter((column) => column.readOnly);
  return [
    ...some(added, (names) => `New to the right of the last linked column: ${names}.`),
    ...some(
      titles(taken),
      (names) =>
        `No longer linked: ${names}. What stands there stays, as your own; the notes of the add-on go, and nothing there is refreshed or pushed any more.`,
    ),
    ...some(
      titles(readOnly),
      (names) => `Read-only until now: ${names}. From now on what you type there stays.`,
    ),
    ...some(
      titles(missing),
      (names) => `Deleted from the tab, and no longer looked for: ${names}.`,
    ),
    ...filters.map(tellFilter),
    ...(filters.length > 0
      ? ['Rows that do not fit the filters any more stay, and say “Not in this view”.']
      : []),
    ...(marker === null ? [] : [tellMarker(marker)]),
  ];
}

/** What is lost by it. */
export function tellLosses({ taken }: Difference): readonly string[] {
  return taken
    .filter(({ unsent }) => unsent > 0)
    .map(({ title, unsent }) => `${amount(unsent, 'edit')} in ${title} would no longer be sent.`);
}

/** What is lost when the tab is no longer linked. */
export function tellUnlinkLosses({ columns, checking }: Settings): readonly string[] {
  const unsent = columns.reduce((sum, column) => sum + column.unsent, 0);
  return [
    ...(checking > 0
      ? [
          `${amount(checking, 'row')} ${checking === 1 ? 'is' : 'are'} still being checked with the CRM, or ${checking === 1 ? 'waits' : 'wait'} for approval there. What became of that, you would have to look up yourself.`,
        ]
      : []),
    ...(unsent > 0
      ? [
          `${amount(unsent, 'edit')} ${unsent === 1 ? 'was' : 'were'} not pushed and would no longer be sent.`,
        ]
      : []),
  ];
}

function titles(columns: readonly { readonly title: string }[]): readonly string[] {
  return columns.map(({ title }) => title);
}

function some(names: readonly string[], tell: (list: string) => string): readonly string[] {
  return names.length === 0 ? [] : [tell(names.join(', '))];
}

function tellFilter({ label, from, to }: FilterChange): string {
  return `Filter ${label}: ${to || ANY}, until now ${from || ANY}.`;
}

function tellMarker(label: string): string {
  return label === ''
    ? 'New opportunities are no longer marked in the CRM.'
    : `New opportunities get the ID of their row in ${label}.`;
}
