/**
 * `google.script` in a sidebar or dialog: `run` with its handlers, and `host`. Runs inside the frame,
 * which reaches the server only by messages to the page around it.
 * Source: HTML service reference, class google.script.run and google.script.host.
 */
import { toServer } from '../../../driver/script-run';
import { putClockAhead } from './frame-clock';
import { AHEAD, type CallAnswer, type FromFrame, type ToFrame } from './frame-messages';

type Handler = (value: unknown, userObject?: unknown) => void;

interface Handlers {
  readonly success: Handler | null;
  readonly failure: Handler | null;
  readonly userObject: unknown;
}

const waiting = new Map<number, Handlers>();
let calls = 0;

/** The origin of a sandboxed frame is opaque, so its parent cannot be named; it is checked there. */
function post(message: FromFrame): void {
  window.parent.postMessage(message, '*');
}

function settle(handlers: Handlers, result: CallAnswer): void {
  if (result.ok) handlers.success?.(result.value, handlers.userObject);
  else if (handlers.failure !== null) {
    handlers.failure(new Error(result.message), handlers.userObject);
  } else console.error('Uncaught', result.message);
}

function call(functionName: string, args: readonly unknown[], handlers: Handlers): void {
  calls += 1;
  const id = calls;
  const passed = toServer(args);
  if (passed.kind === 'illegal') {
    queueMicrotask(() => settle(handlers, { id, ok: false, message: passed.message }));
    return;
  }
  waiting.set(id, handlers);
  post({ kind: 'call', id, functionName, args: passed.value });
}

/** Functions whose name ends with an underscore are private: the page does not have them. */
function runner(handlers: Handlers): object {
  const own: Readonly<Record<string, unknown>> = {
    withSuccessHandler: (success: Handler) => runner({ ...handlers, success }),
    withFailureHandler: (failure: Handler) => runner({ ...handlers, failure }),
    withUserObject: (userObject: unknown) => runner({ ...handlers, userObject }),
  };
  return new Proxy(own, {
    get(target, name) {
      if (typeof name !== 'string') return undefined;
      if (Object.hasOwn(target, name)) return target[name];
      if (name.endsWith('_')) return undefined;
      return (...args: unknown[]) => call(name, args, handlers);
    },
  });
}

putClockAhead(Number(new URLSearchParams(location.search).get(AHEAD)));

window.addEventListener('message', ({ source, data }: MessageEvent<ToFrame>) => {
  if (source !== window.parent) return;
  if (data.kind === 'clock') putClockAhead(data.aheadMs);
  else receive(data.answer);
});

function receive(answer: CallAnswer): void {
  const handlers = waiting.get(answer.id);
  waiting.delete(answer.id);
  if (handlers !== undefined) settle(handlers, answer);
}

const script = {
  run: runner({ success: null, failure: null, userObject: undefined }),
  host: {
    origin: document.referrer,
    close: () => post({ kind: 'close' }),
    setHeight: (px: number) => post({ kind: 'size', heightPx: px }),
    setWidth: (px: number) => post({ kind: 'size', widthPx: px }),
    editor: { focus: () => post({ kind: 'focus' }) },
  },
};

Object.assign(window, { google: { script } });
