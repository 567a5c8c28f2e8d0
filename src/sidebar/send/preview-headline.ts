/** A preview in one sentence, and what its button says. Pure words. */
import { amount } from '../words/amount';
import { ACTION_WORDS } from './action-words';
import { needsChoice, type Preview, parentCount, plainRows } from './preview-parts';

/** How much would be sent, needs a decision, cannot be sent. */
export function previewHeadline(preview: Preview): string {
  const { action, items, more, problems } = preview;
  const { unit } = ACTION_WORDS[action];
  const open = items.filter(needsChoice).length;
  const plain = items.length - open + more.length;
  const parts = [
    `${amount(plain, unit)} to ${VERBS[action]}${rowsText(preview)}`,
    open > 0 ? `${open} to decide below` : '',
    problems.length > 0 ? stuckText(preview) : '',
  ];
  return `${parts.filter(Boolean).join('; ')}.`;
}

/** A new row is created whole or not at all. */
function stuckText({ action, problems }: Preview): string {
  if (action !== 'create') return `${amount(problems.length, 'cell')} that cannot be sent`;
  const rows = new Set(problems.map(({ row }) => row));
  return `${amount(rows.size, 'row')} that cannot be created`;
}

const VERBS = { push: 'send', create: 'create', remove: 'remove' } as const;

/** In how many rows, where one row may hold several and all are known. */
function rowsText(preview: Preview): string {
  if (preview.action !== 'push' || preview.more.length > 0) return '';
  const rows = plainRows(preview).length;
  return rows > 0 ? `, in ${amount(rows, 'row')}` : '';
}

/** On the button that starts it: what is about to happen, and how often. */
export function confirmText(preview: Preview, confirmed: readonly string[]): string {
  if (confirmed.length === 0) return 'Mark what is wrong';
  const parents = parentCount(preview, confirmed);
  const rows = confirmed.length - parents;
  const made = amount(parents, 'parent record');
  // Rows that name them are created along, once they can be.
  if (rows === 0 && parents > 0)
    return `Create ${made} and the rows that need ${parents === 1 ? 'it' : 'them'}`;
  return `${ACTION_WORDS[preview.action].confirm(rows)}${parents > 0 ? ` and ${made}` : ''}`;
}
