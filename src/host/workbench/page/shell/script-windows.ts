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
  const showSidebar = swapping((frame) => fillSidebar(sidebar, frame, eventsOf('sidebar')));
  const showDialog = swapping((frame) => fillDialog(frame, eventsOf('dialog')));
  const eventsOf = (what: 'sidebar' | 'dialog'): FrameEvents => ({
    link,
    close: close(what),
    size: () => undefined,
    focus: focusGrid,
  });
  return {
    sidebar,
    toasts,
    show(window) {
      showSidebar(window.sidebar);
      showDialog(window.dialog);
    },
    toast: (title, text, seconds) => addToast(toasts, { title, text, seconds }),
    alert: showAlert,
  };
}

type Fill = (frame: FramePicture) => () => void;

/** Shows another frame only when its address is another; `fill` returns what takes it away. */
function swapping(fill: Fill): (frame: FramePicture | null) => void {
  let url: string | null = null;
  let clear: () => void = () => undefined;
  return (frame) => {
    if ((frame?.url ?? null) === url) return;
    clear();
    url = frame?.url ?? null;
    clear = frame === null ? () => undefined : fill(frame);
  };
}

function closeButton(onclick: () => void): HTMLButtonElement {
  return withAttributes(button('✕', onclick, { className: 'close' }), { 'aria-label': 'Close' });
}

function fillSidebar(place: HTMLElement, frame: FramePicture, events: FrameEvents): () => void {
  const { element, dispose } = openFrame(frame, events);
  const header = h('header', {}, h('h2', {}, frame.title), closeButton(events.close));
  place.replaceChildren(header, element);
  place.hidden = false;
  return () => {
    dispose();
    place.replaceChildren();
    place.hidden = true;
  };
}

function fillDialog(frame: FramePicture, events: FrameEvents): () => void {
  const { element, dispose } = openFrame(frame, {
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
  return () => {
    dispose();
    dialog.remove();
  };
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
