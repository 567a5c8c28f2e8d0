/**
 * A page of the script in a frame: without access to the page around it, to the server or to any
 * site; its calls of `google.script` pass through here.
 */
import type { FramePicture } from '../../protocol';
import { h } from '../dom';
import { AHEAD, type FromFrame, type ToFrame } from '../frame/frame-messages';
import type { Link } from '../link';

export interface FrameEvents {
  readonly link: Link;
  /** The script's page asks to be closed. */
  close(): void;
  /** Only dialogs have a size of their own. */
  size(message: Extract<FromFrame, { kind: 'size' }>): void;
  focus(): void;
  /** How far the workbench's clock is ahead of this machine's, ms. */
  aheadMs(): number;
}

export interface Frame {
  readonly element: HTMLIFrameElement;
  /** Its page's clock goes with the workbench's. */
  tellClock(): void;
  /** To be called when it is taken away. */
  dispose(): void;
}

export function openFrame({ url, title }: FramePicture, events: FrameEvents): Frame {
  const element = h('iframe', { src: `${url}?${AHEAD}=${events.aheadMs()}`, title });
  const post = (message: ToFrame): void => element.contentWindow?.postMessage(message, '*');
  element.setAttribute('sandbox', 'allow-scripts allow-forms allow-modals allow-popups');
  const listen = (event: MessageEvent<FromFrame>): void => {
    if (event.source !== null && event.source === element.contentWindow) {
      void answer(event.data, events, post);
    }
  };
  window.addEventListener('message', listen);
  return {
    element,
    tellClock: () => post({ kind: 'clock', aheadMs: events.aheadMs() }),
    dispose: () => window.removeEventListener('message', listen),
  };
}

async function answer(
  message: FromFrame,
  events: FrameEvents,
  reply: (message: ToFrame) => void,
): Promise<void> {
  switch (message.kind) {
    case 'call': {
      const { id, functionName, args } = message;
      const result = await events.link.actAside({ kind: 'call', functionName, args });
      if (result.kind === 'returned') {
        reply({ kind: 'answer', answer: { id, ok: true, value: result.value } });
      } else if (result.kind === 'refused') {
        reply({ kind: 'answer', answer: { id, ok: false, message: result.message } });
      }
      return;
    }
    case 'close':
      return events.close();
    case 'size':
      return events.size(message);
    case 'focus':
      return events.focus();
  }
}
