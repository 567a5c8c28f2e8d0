import type { Request } from '../../src/protocol/requests';
import { createDoor, createSideDoor } from '../../src/sidebar/server/door';

interface Call {
  readonly request: Request;
  answer(reply: unknown): void;
  fail(message: string): void;
}

/** A door whose calls a test answers by hand. */
function openDoor() {
  const calls: Call[] = [];
  const ask = createDoor(
    (request) =>
      new Promise((resolve, reject) => {
        const fail = (message: string): void => reject(new Error(message));
        calls.push({ request, answer: resolve, fail });
      }),
  );
  return { ask, calls };
}

/** Lets everything happen that waits for nothing. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('SD4 calls go out one after the other, in the order in which they were asked for', async () => {
  const { ask, calls } = openDoor();
  const first = ask({ kind: 'tabs' }, 'tabs');
  const second = ask({ kind: 'connections' }, 'connections');
  await settle();
  expect(calls.map(({ request }) => request.kind)).toEqual(['tabs']);
  calls[0]?.answer({ kind: 'tabs', tabs: [], lost: [] });
  expect(await first).toEqual({ kind: 'tabs', tabs: [], lost: [] });
  await settle();
  expect(calls.map(({ request }) => request.kind)).toEqual(['tabs', 'connections']);
  calls[1]?.answer({ kind: 'connections', connections: [] });
  expect(await second).toEqual({ kind: 'connections', connections: [] });
});

test('a call that failed does not keep the next one from going out', async () => {
  const { ask, calls } = openDoor();
  const first = ask({ kind: 'tabs' }, 'tabs');
  const second = ask({ kind: 'tabs' }, 'tabs');
  await settle();
  calls[0]?.fail('broken line');
  await expect(first).rejects.toThrow('broken line');
  await settle();
  calls[1]?.answer({ kind: 'tabs', tabs: [], lost: [] });
  expect((await second).tabs).toEqual([]);
});

test.each([
  [
    'the server’s own words for what it could not do',
    { kind: 'failed', message: 'No key.' },
    'No key.',
  ],
  ['a reply to something else', { kind: 'disconnected' }, 'answered "disconnected" instead'],
  ['a reply of another version', { kind: 'tabs', tabs: [{ tabId: 'x' }] }, 'was updated'],
  ['no reply', null, 'was updated'],
])('an error for the person says: %s', async (_title, reply, message) => {
  const ask = createDoor(() => Promise.resolve(reply));
  await expect(ask({ kind: 'tabs' }, 'tabs')).rejects.toThrow(message);
});

test('SD9 the side door waits for no call, and no call waits for it', async () => {
  const calls: Request['kind'][] = [];
  const call = ({ kind }: Request) => {
    calls.push(kind);
    return new Promise<never>(() => undefined);
  };
  const [ask, askBeside] = [createDoor(call), createSideDoor(call)];
  void askBeside({ kind: 'profile', name: '' }, 'profile');
  void ask({ kind: 'tabs' }, 'tabs');
  void askBeside({ kind: 'connections' }, 'connections');
  await settle();
  expect(calls.sort()).toEqual(['connections', 'profile', 'tabs']);
});

test('one of several replies may be wanted', async () => {
  const ask = createDoor(() => Promise.resolve({ kind: 'cancelled' }));
  const asked = ask({ kind: 'refresh', tabId: 1 }, 'refreshed', 'cancelled');
  expect(await asked).toEqual({ kind: 'cancelled' });
  await expect(ask({ kind: 'tabs' }, 'tabs', 'refreshed')).rejects.toThrow('"tabs" or "refreshed"');
});
