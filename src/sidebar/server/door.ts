/**
 * The page's door to the server side: one typed request out, one validated reply back.
 *
 * Promises: calls go out one after the other, in the order in which they were asked for, unless they
 * take the side door; whatever goes wrong becomes an error whose message is meant for the person.
 * Must not know: how calls travel.
 */
import { type Reply, replySchema } from '../../protocol/replies';
import type { Request } from '../../protocol/requests';

export type ReplyOf<K extends Reply['kind']> = Extract<Reply, { kind: K }>;

/** Resolves with one of the wanted replies; rejects with a message for the person otherwise. */
export type Ask = <K extends Reply['kind']>(
  request: Request,
  ...wanted: readonly K[]
) => Promise<ReplyOf<K>>;

/** Carries a request to the server side and brings back whatever it answered. */
export type Call = (request: Request) => Promise<unknown>;

export function createDoor(call: Call): Ask {
  const askNow = createSideDoor(call);
  let last: Promise<unknown> = Promise.resolve();
  return (request, ...wanted) => {
    const reply = last.then(() => askNow(request, ...wanted));
    // The next call waits for this one's end, whichever it is; a failure is the asker's to tell.
    last = reply.then(
      () => null,
      () => null,
    );
    return reply;
  };
}

/** A door for what looks on at a call under way: it waits for nothing, and nothing waits for it. */
export function createSideDoor(call: Call): Ask {
  return (request, ...wanted) => call(request).then((answer) => expect(answer, wanted));
}

function expect<K extends Reply['kind']>(answer: unknown, wanted: readonly K[]): ReplyOf<K> {
  const parsed = replySchema.safeParse(answer);
  if (!parsed.success) throw new Error('The add-on was updated meanwhile. Open this again.');
  const reply = parsed.data;
  const found = wanted.find((kind) => reply.kind === kind);
  if (found !== undefined && isKind(reply, found)) return reply;
  if (reply.kind === 'failed') throw new Error(reply.message);
  throw new Error(
    `The add-on answered "${reply.kind}" instead of "${wanted.join('" or "')}". Open this again.`,
  );
}

function isKind<K extends Reply['kind']>(reply: Reply, kind: K): reply is ReplyOf<K> {
  return reply.kind === kind;
}
