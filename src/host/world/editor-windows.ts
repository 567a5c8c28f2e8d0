/**
 * What each user's browser shows of the script: menus, toasts, sidebar, dialogs; and the answers a
 * person gives to alerts and prompts. Must not know: how a menu item is run.
 */

export type MenuEntry =
  | { readonly kind: 'item'; readonly label: string; readonly functionName: string }
  | { readonly kind: 'separator' }
  | { readonly kind: 'menu'; readonly label: string; readonly entries: readonly MenuEntry[] };

export interface Page {
  readonly title: string;
  readonly html: string;
  readonly widthPx: number | null;
  readonly heightPx: number | null;
}

/** A message that was shown, newest last. */
export type Shown =
  | {
      readonly kind: 'toast';
      readonly message: string;
      readonly title: string;
      readonly seconds: number | null;
    }
  | {
      readonly kind: 'alert';
      readonly title: string;
      readonly message: string;
      readonly buttons: string;
    }
  | {
      readonly kind: 'prompt';
      readonly title: string;
      readonly message: string;
      readonly buttons: string;
    };

/** What a person answers; `button` is a member of `Ui.Button`. */
export interface Answer {
  readonly button: string;
  readonly text?: string;
  /** How long the person thinks, ms; default 3,000. */
  readonly afterMs?: number;
}

/** One user's editor of the file. */
export interface EditorWindow {
  menus: readonly MenuEntry[];
  sidebar: Page | null;
  /** The dialog in front. */
  dialog: (Page & { readonly modal: boolean }) | null;
  readonly shown: Shown[];
  /** Answers to come, first in first out; without one the person closes the box. */
  readonly answers: Answer[];
}

export interface EditorWindows {
  of(user: string): EditorWindow;
}

export function createEditorWindows(): EditorWindows {
  const windows = new Map<string, EditorWindow>();
  return {
    of(user) {
      const known = windows.get(user);
      if (known !== undefined) return known;
      const made: EditorWindow = { menus: [], sidebar: null, dialog: null, shown: [], answers: [] };
      windows.set(user, made);
      return made;
    },
  };
}
