/**
 * A page of the script in a frame: without access to the page around it, to the server or to any
 * site; its calls of `google.script` pass through here.
 */
import type { FramePicture } from '../../protocol';
import { h } from '../dom';
import type { FromFrame, ToFrame } from '../frame/frame-messages';
import type { Link } from '../link';

export interface FrameEvents {
  readonly link: Link;
  /** The script's page asks to be closed. */
  close(): void;
  /** Only dialogs have a size of their own. */
  size(message: Extract<FromFrame, { kind: 'size' }>): void;
  focus(): void;
}

/** The frame, and what to call when it is taken away. */
export function openFrame(
  { url, title }: FramePicture,
  events: FrameEvents,
): { readonly element: HTMLIFrameElement; readonly dispose: () => void } {
  const element = h('iframe', { src: url, title });
  element.setAttribute('sandbox', 'allow-scripts allow-forms allow-modals allow-popups');
  const listen = (event: MessageEvent<FromFrame>): void => {
    if (event.source !== null && event.source === element.contentWindow) {
      void answer(event.data, events, (reply) => element.contentWindow?.postMessage(reply, '*'));
    }
  };
  window.addEventListener('message', listen);
  return { element, dispose: () => window.removeEventListener('message', listen) };
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
      if (result.kind === 'returned') reply({ id, ok: true, value: result.value });
      else if (result.kind === 'refused') reply({ id, ok: false, message: result.message });
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
