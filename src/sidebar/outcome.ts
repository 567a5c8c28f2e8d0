/** What a refresh did, in lines that add up. */
import type { ReplyOf } from './server';

export function outcomeLines({ counts, remarks }: ReplyOf<'refreshed'>): readonly string[] {
  const parts = [
    [counts.added, 'added'],
    [counts.updated, 'updated'],
    [counts.unchanged, 'unchanged'],
    [counts.edited, 'with your edits kept'],
    [counts.conflicts, 'in conflict'],
    [counts.notInView, 'not in this view'],
    [counts.gone, 'gone from the CRM'],
  ] as const;
  const told = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return [told.join(', '), ...remarks].filter((line) => line !== '');
}
