/** How the panel says what came of a click: a line at its foot, or a box that waits. */
import type { ActReply } from '../../protocol';
import { button, h, withAttributes } from '../dom';

export interface Say {
  /** The line at the foot; the last one stays until it is closed. */
  tell(text: string): void;
  /** A box that waits for a click. */
  complain(text: string): void;
}

export function sayReply(say: Say, reply: ActReply): void {
  if (reply.kind === 'told') say.tell(reply.text);
  if (reply.kind === 'refused') say.complain(reply.message);
}

/** The foot, and what it is told. */
export function createFoot(): { readonly element: HTMLElement; tell(text: string): void } {
  const line = h('p');
  const status = withAttributes(h('div', {}, line), { role: 'status' });
  const close = withAttributes(
    button('✕', () => tell(''), { className: 'close' }),
    { 'aria-label': 'Close' },
  );
  const element = h('footer', { className: 'said' }, status, close);
  const tell = (text: string): void => {
    line.textContent = text;
    element.classList.toggle('empty', text === '');
  };
  tell('');
  return { element, tell };
}
