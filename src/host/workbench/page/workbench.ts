/** Puts the page together: each part gets its messages, and sends its acts. */
import type { Change } from '../../sheet/change';
import type { MenuEntry } from '../../world/editor-windows';
import type { BookPatch, Message } from '../protocol';
import { h } from './dom';
import { type Grid, openGrid } from './grid/grid';
import { type Link, openLink } from './link';
import { createPanel, type Panel } from './panel/panel';
import { createFileCommands } from './shell/file-commands';
import { createHeader, type Header } from './shell/header';
import { createMenuBar } from './shell/menu-bar';
import { menusOf } from './shell/menus';
import { askText } from './shell/prompt';
import { createScriptWindows, type ScriptWindows } from './shell/script-windows';
import { createToolbar } from './shell/toolbar';

interface Parts {
  readonly link: Link;
  readonly place: HTMLElement;
  readonly header: Header;
  readonly windows: ScriptWindows;
  readonly panel: Panel;
  readonly menuBar: ReturnType<typeof createMenuBar>;
}

export function startWorkbench(body: HTMLElement): void {
  const link = openLink();
  const place = h('div', { id: 'grid' });
  let focusGrid = (): void => undefined;
  const windows = createScriptWindows(link, () => focusGrid());
  const menuBar = createMenuBar();
  const header = createHeader(menuBar.element);
  const panel = createPanel(link, (text) => windows.alert('', text));
  const parts: Parts = { link, place, header, windows, panel, menuBar };
  body.replaceChildren(
    header.element,
    h('main', {}, place, windows.sidebar, panel.element),
    windows.toasts,
  );
  link.onState(header.showConnection);
  run(parts, (grid, actions) => {
    focusGrid = grid.takeFocus;
    header.showToolbar(createToolbar(actions));
  });
}

type Ready = (grid: Grid, actions: Parameters<typeof createToolbar>[0]) => void;

/** Messages are taken in one by one; the first picture of the file opens the grid. */
function run(parts: Parts, ready: Ready): void {
  const { link, header, windows, panel } = parts;
  let seq = 0;
  let greeted = false;
  let editor: Editor | null = null;
  const take = async (message: Message): Promise<void> => {
    switch (message.kind) {
      case 'hello':
        if (greeted) location.reload();
        greeted = true;
        return;
      case 'book':
        editor ??= await openEditor(parts, message.patch, () => seq, ready);
        if (seq > 0) editor.grid.apply(message.patch);
        seq = message.seq;
        return header.showName(message.patch.name);
      case 'window':
        windows.show(message.window);
        return editor?.showMenus(message.window.menus);
      case 'toast':
        return windows.toast(message.title, message.text, message.seconds);
      case 'alert':
        return windows.alert(message.title, message.text);
      case 'world':
        header.showWorld(message.world);
        windows.putClockAhead(message.world.aheadMs);
        return panel.showWorld(message.world);
      case 'people':
        return header.showPeople(message.users, message.user);
      case 'selection':
        return editor?.grid.show(message.sheetId, message.area);
      case 'runs':
        return panel.showRuns(message.runs);
      case 'crms':
        return panel.showCrms(message.crms);
    }
  };
  let queue: Promise<void> = Promise.resolve();
  link.listen((message) => {
    queue = queue.then(() => take(message));
  });
}

interface Editor {
  readonly grid: Grid;
  showMenus(menus: readonly MenuEntry[]): void;
}

async function openEditor(
  { link, place, windows, panel, menuBar, header }: Parts,
  first: BookPatch,
  seqNow: () => number,
  ready: Ready,
): Promise<Editor> {
  const say = (text: string): void => windows.alert('There was a problem', text);
  const change = (changes: readonly Change[]): void => {
    void link.act({ kind: 'change', seq: seqNow(), changes }).then((reply) => {
      if (reply.kind === 'refused') say(reply.message);
    });
  };
  const undo = (): void => void link.act({ kind: 'undo' });
  const redo = (): void => void link.act({ kind: 'redo' });
  const select = (sheetId: number, area: Parameters<Grid['show']>[1]): void => {
    if (area !== null) void link.act({ kind: 'select', sheetId, area });
  };
  const grid = await openGrid(place, first, { change, undo, redo, select, say });
  const file = createFileCommands(grid, change);
  const rename = async (): Promise<void> => {
    const name = await askText('Name of the file', header.name());
    if (name !== null && name.trim() !== '') file.renameFile(name.trim());
  };
  const actions = {
    grid,
    file,
    undo,
    redo,
    rename: () => void rename(),
    reset: () => {
      if (confirm('Throw away the file, the keys and all sandboxes, and begin anew?')) {
        void link.act({ kind: 'reset' });
      }
    },
    guide: () => panel.open('guide'),
    script: (path: readonly string[]) =>
      void link.actAside({ kind: 'menu', path }).then((reply) => {
        if (reply.kind === 'refused') windows.alert('Apps Script', reply.message);
      }),
  };
  ready(grid, actions);
  // For a look from outside: the console, a test.
  const { heads, texts, focus } = grid;
  Object.assign(window, { workbench: { heads, texts, active: focus.sheetId } });
  return { grid, showMenus: (menus) => menuBar.show(menusOf(actions, menus)) };
}
