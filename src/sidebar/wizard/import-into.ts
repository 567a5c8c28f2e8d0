/**
 * The import itself: makes the tab ready, then fills it.
 *
 * Promises: called again after a failure, it goes on with the tab that it has linked.
 */
import type { Request } from '../../protocol/requests';
import type { Ask, ReplyOf } from '../server/door';
import type { Refresh } from '../server/watched-refresh';
import type { Task } from '../ui/desk';
import { amount } from '../words/amount';
import { providerName } from '../words/providers';

export interface ImportSide {
  readonly ask: Ask;
  readonly refresh: Refresh;
}

/** Rejects with a message for the person. */
export function importInto(
  request: Extract<Request, { kind: 'link' }>,
  { ask, refresh }: ImportSide,
): Task {
  let linked: ReplyOf<'linked'> | null = null;
  return async (say) => {
    linked = linked ?? (await ask(request, 'linked'));
    const { tabId, tabName } = linked;
    const doing = `Reading from ${providerName(request.provider)} into ${tabName}… Long lists take a few minutes.`;
    say(doing);
    const reply = await refresh(tabId, (reading) => say(doing, reading));
    if (reply.kind === 'cancelled') {
      return `Cancelled. ${tabName} is linked, and nothing was read into it yet; refresh it when you like.`;
    }
    const ready = `${tabName} is ready: ${amount(reply.counts.records, 'opportunity')}.`;
    return [ready, ...reply.remarks].join(' ');
  };
}
