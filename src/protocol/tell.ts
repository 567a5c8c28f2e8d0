/** Says in one line what a refresh did: for the sidebar, toasts and dialogs alike. */
import type { Reply } from './replies';

export type Counts = Extract<Reply, { kind: 'refreshed' }>['counts'];

/** `1 added, 24 unchanged`; counts of nothing are left out. */
export function tellCounts(counts: Counts): string {
  const parts = [
    [counts.added, 'added'],
    [counts.updated, 'updated'],
    [counts.unchanged, 'unchanged'],
    [counts.edited, 'with your edits kept'],
    [counts.conflicts, 'in conflict'],
    [counts.restored, 'cells of read-only columns put back'],
    [counts.notInView, 'not in this view'],
    [counts.gone, 'gone from the CRM'],
  ] as const;
  const told = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return told.join(', ') || 'nothing to do';
}

/** What a run that sends has come to. */
export type SentCounts = Extract<Reply, { kind: 'progress' }>['outcomes'];

/** `247 done, 3 not accepted`; counts of nothing are left out. */
export function tellOutcomes(counts: SentCounts): string {
  const parts = [
    [counts.applied, 'done'],
    [counts.rejected, 'not accepted'],
    [counts.conflicts, 'in conflict'],
    [counts.refused, 'not sent'],
    [counts.inDoubt, 'without a clear answer'],
    [counts.waiting, 'waiting for approval'],
  ] as const;
  const told = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return told.join(', ') || 'nothing to do';
}
