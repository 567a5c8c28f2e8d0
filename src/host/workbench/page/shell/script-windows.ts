/** What the script shows beside the grid: its sidebar, its dialogs, its toasts and alerts. */
import type { FramePicture, WindowPicture } from '../../protocol';
import { button, h, withAttributes } from '../dom';
import type { Link } from '../link';
import { type FrameEvents, openFrame } from './frame';

export interface ScriptWindows {
  /** Stands to the right of the grid; empty while there is no sidebar. */
  readonly sidebar: HTMLElement;
  /** Lie over everything. */
  readonly toasts: HTMLElement;
  show(window: WindowPicture): void;
  toast(title: string, text: string, seconds: number | null): void;
  /** Frames that are open learn it. */
  putClockAhead(ms: number): void;
  /** A message in a box that waits for a click. */
  alert(title: string, text: string): void;
}

const DIALOG_WIDTH_PX = 600;
const DIALOG_HEIGHT_PX = 400;

export function createScriptWindows(link: Link, focusGrid: () => void): ScriptWindows {
  const sidebar = withAttributes(h('aside', { className: 'script-sidebar', hidden: true }), {
    'aria-label': 'Sidebar',
  });
  const toasts = withAttributes(h('div', { className: 'toasts' }), { role: 'status' });
  const close = (what: 'sidebar' | 'dialog') => () => void link.act({ kind: 'close', what });
  let aheadMs = 0;
  const inSidebar = swapping((frame) => fillSidebar(sidebar, frame, eventsOf('sidebar')));
  const inDialog = swapping((frame) => fillDialog(frame, eventsOf('dialog')));
  const eventsOf = (what: 'sidebar' | 'dialog'): FrameEvents => ({
    link,
    close: close(what),
    size: () => undefined,
    focus: focusGrid,
    aheadMs: () => aheadMs,
  });
  return {
    sidebar,
    toasts,
    show(window) {
      inSidebar.show(window.sidebar);
      inDialog.show(window.dialog);
    },
    putClockAhead(ms) {
      aheadMs = ms;
      inSidebar.tellClock();
      inDialog.tellClock();
    },
    toast: (title, text, seconds) => addToast(toasts, { title, text, seconds }),
    alert: showAlert,
  };
}

/** A frame in its place. */
interface Filled {
  tellClock(): void;
  clear(): void;
}

interface Swap {
  /** Shows another frame only when its address is another. */
  show(frame: FramePicture | null): void;
  tellClock(): void;
}

function swapping(fill: (frame: FramePicture) => Filled): Swap {
  let url: string | null = null;
  let filled: Filled | null = null;
  return {
    show(frame) {
      if ((frame?.url ?? null) === url) return;
      filled?.clear();
      url = frame?.url ?? null;
      filled = frame === null ? null : fill(frame);
    },
    tellClock: () => filled?.tellClock(),
  };
}

function closeButton(onclick: () => void): HTMLButtonElement {
  return withAttributes(button('✕', onclick, { className: 'close' }), { 'aria-label': 'Close' });
}

function fillSidebar(place: HTMLElement, frame: FramePicture, events: FrameEvents): Filled {
  const { element, tellClock, dispose } = openFrame(frame, events);
  const header = h('header', {}, h('h2', {}, frame.title), closeButton(events.close));
  place.replaceChildren(header, element);
  place.hidden = false;
  const clear = (): void => {
    dispose();
    place.replaceChildren();
    place.hidden = true;
  };
  return { tellClock, clear };
}

function fillDialog(frame: FramePicture, events: FrameEvents): Filled {
  const { element, tellClock, dispose } = openFrame(frame, {
    ...events,
    size: ({ widthPx, heightPx }) => resize(element, widthPx ?? null, heightPx ?? null),
  });
  resize(element, frame.widthPx ?? DIALOG_WIDTH_PX, frame.heightPx ?? DIALOG_HEIGHT_PX);
  // No header: outside of a section that would be another banner of the page.
  const header = h(
    'div',
    { className: 'bar' },
    h('h2', {}, frame.title),
    closeButton(events.close),
  );
  const dialog = h('dialog', { className: 'script-dialog' }, header, element);
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    events.close();
  });
  document.body.append(dialog);
  if (frame.modal) dialog.showModal();
  else dialog.show();
  const clear = (): void => {
    dispose();
    dialog.remove();
  };
  return { tellClock, clear };
}

function resize(element: HTMLElement, widthPx: number | null, heightPx: number | null): void {
  if (widthPx !== null) element.style.width = `${widthPx}px`;
  if (heightPx !== null) element.style.height = `${heightPx}px`;
}

interface Toast {
  readonly title: string;
  readonly text: string;
  readonly seconds: number | null;
}

function addToast(place: HTMLElement, { title, text, seconds }: Toast): void {
  const toast = h('div', { className: 'toast' });
  const remove = (): void => toast.remove();
  toast.append(
    h('div', {}, title === '' ? null : h('strong', {}, title), h('p', {}, text)),
    closeButton(remove),
  );
  place.append(toast);
  if (seconds !== null && seconds > 0) setTimeout(remove, seconds * 1000);
}

function showAlert(title: string, text: string): void {
  const dialog = h('dialog', { className: 'alert' });
  dialog.append(
    title === '' ? '' : h('h2', {}, title),
    h('p', {}, text),
    button('OK', () => dialog.remove(), { className: 'primary', autofocus: true }),
  );
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
