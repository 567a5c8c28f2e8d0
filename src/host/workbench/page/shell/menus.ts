/** The menus of the editor, as far as the workbench has them, and those of the script. */
import type { FormatPatch } from '../../../sheet/change';
import type { MenuEntry } from '../../../world/editor-windows';
import type { Grid } from '../grid/grid';
import type { FileCommands } from './file-commands';
import type { MenuNode, TopMenu } from './menu-bar';

export interface MenuActions {
  readonly grid: Grid;
  readonly file: FileCommands;
  undo(): void;
  redo(): void;
  rename(): void;
  reset(): void;
  guide(): void;
  /** A click on an item of the script's menu, by its path. */
  script(path: readonly string[]): void;
}

/** What a menu that `createAddonMenu` made is called in the Extensions menu: the script's name. */
const ADDON_NAME = 'Opportunity Sheets';

const item = (label: string, run: () => void, keys?: string): MenuNode => ({
  kind: 'item',
  label,
  run,
  ...(keys === undefined ? {} : { keys }),
});
const menu = (label: string, ...entries: readonly MenuNode[]): TopMenu => ({
  kind: 'menu',
  label,
  entries: () => entries,
});
const LINE: MenuNode = { kind: 'separator' };

/** `entries`: the script's menus for this user. */
export function menusOf(actions: MenuActions, entries: readonly MenuEntry[]): readonly TopMenu[] {
  const { file, grid } = actions;
  const own = entries.flatMap((entry) => (entry.kind === 'menu' ? [entry] : []));
  const scriptMenu = (entry: (typeof own)[number]): TopMenu => ({
    kind: 'menu',
    label: entry.label === '' ? ADDON_NAME : entry.label,
    entries: () => entry.entries.map((inner) => scriptNode(inner, [entry.label], actions)),
  });
  return [
    menu(
      'File',
      item('Rename…', actions.rename),
      item('New sheet', file.addSheet),
      LINE,
      item('Throw everything away…', actions.reset),
    ),
    menu(
      'Edit',
      item('Undo', actions.undo, 'Ctrl+Z'),
      item('Redo', actions.redo, 'Ctrl+Y'),
      LINE,
      item('Delete values', file.clearValues, 'Del'),
      item('Delete selected rows', () => file.remove('rows')),
      item('Delete selected columns', () => file.remove('columns')),
    ),
    viewMenu(grid, file),
    insertMenu(file),
    formatMenu(file),
    dataMenu(file),
    menu('Extensions', ...own.filter(({ label }) => label === '').map(scriptMenu)),
    ...own.filter(({ label }) => label !== '').map(scriptMenu),
    menu('Help', item('Things to try', actions.guide)),
  ];
}

function scriptNode(entry: MenuEntry, above: readonly string[], actions: MenuActions): MenuNode {
  if (entry.kind === 'separator') return LINE;
  const path = [...above, entry.label];
  if (entry.kind === 'item') return item(entry.label, () => actions.script(path));
  const entries = () => entry.entries.map((inner) => scriptNode(inner, path, actions));
  return { kind: 'menu', label: entry.label, entries };
}

function viewMenu(grid: Grid, file: FileCommands): TopMenu {
  const hidden = (): readonly MenuNode[] => {
    const heads = grid.heads().filter((head) => head.hidden);
    if (heads.length === 0) return [item('No sheet is hidden', () => undefined)];
    return heads.map(({ id, name }) => item(name, () => file.showSheet(id)));
  };
  return menu(
    'View',
    menu(
      'Freeze',
      item('No rows', () => file.freeze('rows', 0)),
      item('1 row', () => file.freeze('rows', 1)),
      item('Up to the selected row', () => file.freeze('rows', null)),
      LINE,
      item('No columns', () => file.freeze('columns', 0)),
      item('1 column', () => file.freeze('columns', 1)),
      item('Up to the selected column', () => file.freeze('columns', null)),
    ),
    { kind: 'menu', label: 'Hidden sheets', entries: hidden },
  );
}

function insertMenu(file: FileCommands): TopMenu {
  const checkbox = {
    criterion: { kind: 'checkbox', checked: true, unchecked: false },
    allowInvalid: false,
    helpText: null,
  } as const;
  return menu(
    'Insert',
    item('Row above', () => file.insert('rows', false)),
    item('Row below', () => file.insert('rows', true)),
    item('Column left', () => file.insert('columns', false)),
    item('Column right', () => file.insert('columns', true)),
    LINE,
    item('Note…', file.note),
    item('Checkbox', () => file.rule(checkbox)),
    item('Drop-down…', file.dropDown),
    LINE,
    item('Sheet', file.addSheet),
  );
}

function formatMenu(file: FileCommands): TopMenu {
  const look = (label: string, patch: FormatPatch): MenuNode =>
    item(label, () => file.format(patch));
  return menu(
    'Format',
    menu(
      'Number',
      look('Automatic', { numberFormat: '' }),
      look('Plain text', { numberFormat: '@' }),
      look('Number', { numberFormat: '#,##0.00' }),
      look('Percent', { numberFormat: '0.00%' }),
      look('Currency', { numberFormat: '$#,##0.00' }),
      look('Date', { numberFormat: 'yyyy-mm-dd' }),
      look('Date and time', { numberFormat: 'yyyy-mm-dd hh:mm' }),
    ),
    menu(
      'Align',
      look('Automatic', { horizontal: 'general' }),
      look('Left', { horizontal: 'left' }),
      look('Centre', { horizontal: 'center' }),
      look('Right', { horizontal: 'right' }),
    ),
    menu('Wrapping', look('Overflow', { wrap: 'OVERFLOW' }), look('Wrap', { wrap: 'WRAP' })),
    item('Bold', file.toggleBold, 'Ctrl+B'),
    LINE,
    item('Clear formatting', file.clearFormat),
  );
}

function dataMenu(file: FileCommands): TopMenu {
  return menu(
    'Data',
    item('Sort sheet by this column, A to Z', () => file.sort(true)),
    item('Sort sheet by this column, Z to A', () => file.sort(false)),
    LINE,
    item('Create or remove a filter', file.toggleFilter),
    item('Remove drop-downs and checkboxes', () => file.rule(null)),
    LINE,
    item('Protect the selected range', () => file.protect('range')),
    item('Protect this sheet', () => file.protect('sheet')),
  );
}
