/** The row of buttons below the menus: what people reach for without opening one. */
import { button, h, withAttributes } from '../dom';
import type { FileCommands } from './file-commands';

export interface ToolbarActions {
  readonly file: FileCommands;
  undo(): void;
  redo(): void;
}

export function createToolbar({ file, undo, redo }: ToolbarActions): HTMLElement {
  const tool = (sign: string, label: string, run: () => void, className = ''): HTMLElement => {
    const control = button('', run, { title: label, className });
    control.append(withAttributes(h('span', {}, sign), { 'aria-hidden': 'true' }));
    return withAttributes(control, { 'aria-label': label });
  };
  const line = (): HTMLElement => h('span', { className: 'line' });
  return withAttributes(
    h(
      'div',
      { className: 'toolbar' },
      tool('↶', 'Undo', undo),
      tool('↷', 'Redo', redo),
      line(),
      tool('$', 'Format as currency', () => file.format({ numberFormat: '$#,##0.00' })),
      tool('%', 'Format as percent', () => file.format({ numberFormat: '0.00%' })),
      tool('123', '123: automatic format', () => file.format({ numberFormat: '' })),
      line(),
      tool('B', 'Bold', file.toggleBold, 'bold'),
      colourTool('A', 'Text colour', '#000000', (fontColor) => file.format({ fontColor })),
      colourTool('▆', 'Fill colour', '#fff2cc', (background) => file.format({ background })),
      tool('⌫', 'Clear formatting', file.clearFormat),
      line(),
      tool('A→Z', 'A→Z: sort sheet by this column', () => file.sort(true)),
      tool('⏷', 'Create or remove a filter', file.toggleFilter),
    ),
    { role: 'toolbar', 'aria-label': 'Format' },
  );
}

function colourTool(
  sign: string,
  label: string,
  value: string,
  choose: (colour: string) => void,
): HTMLElement {
  const input = h('input', { type: 'color', value });
  input.setAttribute('aria-label', label);
  input.addEventListener('change', () => choose(input.value));
  return h('label', { className: 'colour', title: label }, h('span', {}, sign), input);
}
