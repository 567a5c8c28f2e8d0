/**
 * The import itself: makes the tab, then fills it.
 *
 * Promises: called again after a failure, it goes on with the tab that it made.
 */
import type { Request } from '../../protocol/requests';
import type { Ask, ReplyOf } from '../server/door';
import { providerName } from '../words/providers';

export interface Imported {
  readonly tabName: string;
  readonly refreshed: ReplyOf<'refreshed'>;
}

/** `say` is told how it goes. Rejects with a message for the person. */
export type Bring = (say: (doing: string) => void) => Promise<Imported>;

export function importInto(request: Extract<Request, { kind: 'link' }>, ask: Ask): Bring {
  let linked: ReplyOf<'linked'> | null = null;
  return async (say) => {
    linked = linked ?? (await ask(request, 'linked'));
    const { tabId, tabName } = linked;
    say(
      `Reading from ${providerName(request.provider)} into ${tabName}… Long lists take a few minutes.`,
    );
    return { tabName, refreshed: await ask({ kind: 'refresh', tabId }, 'refreshed') };
  };
}
