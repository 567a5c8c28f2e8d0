/**
 * A menu bar as editors have it: opens by click, walks by arrow keys, closes by Escape or a click
 * elsewhere. Must not know: what its items do.
 */
import { h, withAttributes } from '../dom';

export type MenuNode =
  | {
      readonly kind: 'item';
      readonly label: string;
      readonly run: () => void;
      /** The keyboard's way to the same, for the eye only. */
      readonly keys?: string;
    }
  | { readonly kind: 'separator' }
  | { readonly kind: 'menu'; readonly label: string; readonly entries: () => readonly MenuNode[] };

export type TopMenu = Extract<MenuNode, { readonly kind: 'menu' }>;

const TOP = ':scope > .menu-holder > button';

/** The element and how to give it other menus. */
export function createMenuBar(): {
  readonly element: HTMLElement;
  show(menus: readonly TopMenu[]): void;
} {
  const element = withAttributes(h('div', { className: 'menu-bar' }), {
    role: 'menubar',
    'aria-label': 'Menu',
  });
  const closeAll = (): void => {
    for (const open of element.querySelectorAll('[aria-expanded="true"]')) {
      open.setAttribute('aria-expanded', 'false');
    }
    for (const popup of element.querySelectorAll('.menu')) popup.remove();
  };
  document.addEventListener('pointerdown', (event) => {
    if (!(event.target instanceof Node && element.contains(event.target))) closeAll();
  });
  // The grid swallows pointer events; losing the focus to it closes the menu as well.
  window.addEventListener('blur', closeAll);
  element.addEventListener('keydown', (event) => walk(event, element, closeAll));
  return {
    element,
    show(menus) {
      const open = element.querySelector(`${TOP}[aria-expanded="true"]`)?.textContent;
      element.replaceChildren(...menus.map((menu) => topItem(menu, closeAll)));
      // A menu that is open while the script brings its own stays open, with what is new.
      const items = [...element.querySelectorAll<HTMLElement>(TOP)];
      items.find(({ textContent }) => textContent === open)?.click();
    },
  };
}

function topItem(menu: TopMenu, closeAll: () => void): HTMLElement {
  const item = opener(menu.label);
  const holder = h('div', { className: 'menu-holder' }, item);
  const open = (): void => {
    closeAll();
    expand(item, holder, menu, closeAll);
  };
  item.addEventListener('click', () => {
    if (item.getAttribute('aria-expanded') === 'true') closeAll();
    else open();
  });
  item.addEventListener('pointerenter', () => {
    const bar = holder.parentElement;
    if (bar?.querySelector(':scope > * > [aria-expanded="true"]')) open();
  });
  return holder;
}

function opener(label: string): HTMLButtonElement {
  return withAttributes(h('button', { type: 'button', className: 'menu-opener' }, label), {
    role: 'menuitem',
    'aria-haspopup': 'true',
    'aria-expanded': 'false',
  });
}

function expand(
  item: HTMLElement,
  holder: HTMLElement,
  menu: TopMenu,
  closeAll: () => void,
): HTMLElement {
  const popup = popupOf(menu, closeAll);
  item.setAttribute('aria-expanded', 'true');
  holder.append(popup);
  return popup;
}

function popupOf(menu: TopMenu, closeAll: () => void): HTMLElement {
  const popup = withAttributes(h('div', { className: 'menu' }), {
    role: 'menu',
    'aria-label': menu.label,
  });
  popup.append(...menu.entries().map((entry) => entryElement(entry, popup, closeAll)));
  return popup;
}

function entryElement(entry: MenuNode, popup: HTMLElement, closeAll: () => void): HTMLElement {
  if (entry.kind === 'separator') return withAttributes(h('div'), { role: 'separator' });
  if (entry.kind === 'menu') return submenu(entry, popup, closeAll);
  const keys = entry.keys === undefined ? null : h('span', { className: 'keys' }, entry.keys);
  const onclick = (): void => {
    closeAll();
    entry.run();
  };
  const item = h('button', { type: 'button', onclick }, h('span', {}, entry.label), keys);
  item.addEventListener('pointerenter', () => collapse(popup));
  return withAttributes(item, { role: 'menuitem' });
}

function submenu(menu: TopMenu, popup: HTMLElement, closeAll: () => void): HTMLElement {
  const item = opener(menu.label);
  const holder = h('div', { className: 'menu-holder' }, item);
  const open = (): void => {
    if (item.getAttribute('aria-expanded') === 'true') return;
    collapse(popup);
    expand(item, holder, menu, closeAll);
  };
  item.addEventListener('pointerenter', open);
  item.addEventListener('click', open);
  return holder;
}

/** Closes the submenus of a menu. */
function collapse(popup: HTMLElement): void {
  for (const inner of popup.querySelectorAll('.menu')) inner.remove();
  for (const item of popup.querySelectorAll('[aria-expanded="true"]')) {
    item.setAttribute('aria-expanded', 'false');
  }
}

const ITEM = ':scope > button, :scope > .menu-holder > button';

function walk(event: KeyboardEvent, bar: HTMLElement, closeAll: () => void): void {
  const item = document.activeElement;
  if (!(item instanceof HTMLElement) || !bar.contains(item)) return;
  const menu = item.closest<HTMLElement>('.menu') ?? bar;
  const [before, after] = menu === bar ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
  const opens = menu === bar ? 'ArrowDown' : 'ArrowRight';
  if (event.key === before) step(menu, item, -1);
  else if (event.key === after) step(menu, item, 1);
  else if (event.key === opens && item.hasAttribute('aria-haspopup')) enter(item);
  else if (event.key === 'ArrowLeft') leave(menu);
  else if (event.key === 'Escape') {
    const top = menu === bar ? item : topOf(bar, item);
    closeAll();
    top?.focus();
  } else return;
  event.preventDefault();
}

function step(menu: HTMLElement, item: HTMLElement, by: number): void {
  const items = [...menu.querySelectorAll<HTMLElement>(ITEM)];
  items[(items.indexOf(item) + by + items.length) % items.length]?.focus();
}

function enter(item: HTMLElement): void {
  if (item.getAttribute('aria-expanded') !== 'true') item.click();
  item.parentElement
    ?.querySelector<HTMLElement>(`.menu > button, .menu > .menu-holder > button`)
    ?.focus();
}

function leave(menu: HTMLElement): void {
  const holder = menu.parentElement;
  holder?.querySelector<HTMLElement>(':scope > button')?.focus();
}

function topOf(bar: HTMLElement, item: HTMLElement): HTMLElement | null {
  const holder = [...bar.children].find((child) => child.contains(item));
  return holder?.querySelector<HTMLElement>(':scope > button') ?? null;
}
