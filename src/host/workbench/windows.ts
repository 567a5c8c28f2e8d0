/**
 * The script's windows in a user's editor as the page shows them, and the pages of its frames.
 * Promises: a frame keeps its address until the script shows another one.
 */
import { randomBytes } from 'node:crypto';
import type { World } from '../world/context';
import type { Page } from '../world/editor-windows';
import type { FramePicture, WindowPicture } from './protocol';

export interface Frames {
  windowOf(user: string): WindowPicture;
  /** HTML of the page behind an address, or null. */
  page(name: string): string | null;
}

export function createFrames({ windows }: World): Frames {
  const names = new WeakMap<Page, string>();
  const pages = new Map<string, string>();
  const picture = (page: Page | null, modal: boolean): FramePicture | null => {
    if (page === null) return null;
    const name = names.get(page) ?? randomBytes(8).toString('hex');
    names.set(page, name);
    pages.set(name, page.html);
    const { title, widthPx, heightPx } = page;
    return { url: `/frame/${name}`, title, widthPx, heightPx, modal };
  };
  return {
    windowOf(user) {
      const { menus, sidebar, dialog } = windows.of(user);
      return {
        menus,
        sidebar: picture(sidebar, false),
        dialog: picture(dialog, dialog?.modal ?? false),
      };
    },
    page: (name) => pages.get(name) ?? null,
  };
}
