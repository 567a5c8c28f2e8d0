/**
 * Saves changed settings, and brings the tab up to them.
 *
 * Promises: called again after a failure, it goes on where it stopped.
 */
import type { Ask, ReplyOf } from '../server/door';
import type { Refresh } from '../server/watched-refresh';
import type { Task } from '../ui/desk';
import { amount } from '../words/amount';
import type { ChangeRequest } from './settings-draft';

interface SavingOptions {
  readonly ask: Ask;
  readonly tabName: string;
  /** Brings in what the settings ask for; null where nothing has to be read from the CRM. */
  readonly refresh: Refresh | null;
}

/** Resolves with what to say at the end; rejects with a message for the person. */
export function saveSettings(
  request: ChangeRequest,
  { ask, tabName, refresh }: SavingOptions,
): Task {
  let changed: ReplyOf<'settingsChanged'> | null = null;
  return async (say) => {
    changed = changed ?? (await ask(request, 'settingsChanged'));
    const { remarks } = changed;
    const saved = `The settings of ${tabName} are saved.`;
    if (!refresh) return [saved, ...remarks].join(' ');
    const doing = `${saved} Refreshing…`;
    say(doing);
    const reply = await refresh(request.tabId, (reading) => say(doing, reading));
    if (reply.kind === 'cancelled') {
      return [saved, 'They show once it is refreshed; that was cancelled.', ...remarks].join(' ');
    }
    const ready = `${tabName} has its new settings: ${amount(reply.counts.records, 'opportunity')}.`;
    return [ready, ...remarks, ...reply.remarks].join(' ');
  };
}
