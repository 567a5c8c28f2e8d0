/**
 * The page's door to the server side: one typed request out, one validated reply back.
 *
 * Promises: calls go out one after the other, in the order in which they were asked for; whatever
 * goes wrong becomes an error whose message is meant for the person. Must not know: how calls travel.
 */
import { type Reply, replySchema } from '../../protocol/replies';
import type { Request } from '../../protocol/requests';

export type ReplyOf<K extends Reply['kind']> = Extract<Reply, { kind: K }>;

/** Resolves with the wanted kind of reply; rejects with a message for the person otherwise. */
export type Ask = <K extends Reply['kind']>(request: Request, wanted: K) => Promise<ReplyOf<K>>;

/** `call` carries a request to the server side and brings back whatever it answered. */
export function createDoor(call: (request: Request) => Promise<unknown>): Ask {
  let last: Promise<unknown> = Promise.resolve();
  return (request, wanted) => {
    const reply = last.then(() => call(request)).then((answer) => expect(answer, wanted));
    // The next call waits for this one's end, whichever it is; a failure is the asker's to tell.
    last = reply.then(
      () => null,
      () => null,
    );
    return reply;
  };
}

function expect<K extends Reply['kind']>(answer: unknown, wanted: K): ReplyOf<K> {
  const parsed = replySchema.safeParse(answer);
  if (!parsed.success) throw new Error('The add-on was updated meanwhile. Open this again.');
  const reply = parsed.data;
  if (isKind(reply, wanted)) return reply;
  if (reply.kind === 'failed') throw new Error(reply.message);
  throw new Error(`The add-on answered "${reply.kind}" instead of "${wanted}". Open this again.`);
}

function isKind<K extends Reply['kind']>(reply: Reply, kind: K): reply is ReplyOf<K> {
  return reply.kind === kind;
}
