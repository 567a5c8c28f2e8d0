/**
 * The page's line to the server: messages come in order; acts go one after the other, so that two
 * quick edits arrive as they were made.
 */
import type { Act, ActReply, Message } from '../protocol';

export interface Link {
  /** Who sits in front of this page; null: the first user. */
  readonly user: string | null;
  act(act: Act): Promise<ActReply>;
  /** Like `act`, but does not wait for what was sent before: for calls that take their time. */
  actAside(act: Act): Promise<ActReply>;
  listen(listener: (message: Message) => void): void;
  /** `up` false: the server is gone. */
  onState(listener: (up: boolean) => void): void;
}

export function openLink(): Link {
  const user = new URLSearchParams(location.search).get('as');
  const query = user === null ? '' : `?as=${encodeURIComponent(user)}`;
  const events = new EventSource(`/events${query}`);
  let queue: Promise<unknown> = Promise.resolve();

  const post = async (act: Act): Promise<ActReply> => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`/act${query}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(act),
    });
    if (!response.ok) throw new Error(`The workbench answered ${response.status}.`);
    return (await response.json()) as ActReply;
  };
  const tolerant = (act: Act): Promise<ActReply> =>
    post(act).catch((error: unknown) => ({ kind: 'refused', message: String(error) }));

  return {
    user,
    act(act) {
      const sent = queue.then(() => tolerant(act));
      queue = sent;
      return sent;
    },
    actAside: tolerant,
    listen: (listener) => {
      events.addEventListener('message', (event: MessageEvent<string>) => {
        listener(JSON.parse(event.data) as Message);
      });
    },
    onState: (listener) => {
      events.addEventListener('open', () => listener(true));
      events.addEventListener('error', () => listener(false));
    },
  };
}
