/** Small helpers to build the page. Data only ever becomes text nodes, never markup. */

type Child = Node | string;

/** An element with properties and children. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Partial<HTMLElementTagNameMap[K]> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/** A control under its visible label. */
export function labelled(text: string, control: HTMLElement): HTMLLabelElement {
  return h('label', {}, h('span', {}, text), control);
}

export function button(text: string, onclick: () => void, className = ''): HTMLButtonElement {
  return h('button', { type: 'button', className, onclick }, text);
}

/** A drop-down; `first` is the choice of nothing in particular. */
export function select(
  options: readonly { readonly id: string; readonly label: string }[],
  first: string | null,
): HTMLSelectElement {
  const empty = first === null ? [] : [h('option', { value: '' }, first)];
  return h('select', {}, ...empty, ...options.map((o) => h('option', { value: o.id }, o.label)));
}

/** The line that tells what is going on; read out by screen readers. */
export interface StatusLine {
  readonly element: HTMLElement;
  say(text: string, lines?: readonly string[]): void;
  /** Runs a task with all buttons off; its failure becomes the text of the line. */
  during(doing: string, task: () => Promise<void>): void;
}

export function statusLine(): StatusLine {
  const element = h('div', { className: 'status' });
  element.setAttribute('role', 'status');
  const say: StatusLine['say'] = (text, lines = []) => {
    element.replaceChildren(h('p', {}, text), ...lines.map((line) => h('p', {}, line)));
  };
  return {
    element,
    say,
    during(doing, task) {
      say(doing);
      setBusy(true);
      task()
        .catch((error: unknown) => say(error instanceof Error ? error.message : String(error)))
        .finally(() => setBusy(false));
    },
  };
}

function setBusy(busy: boolean): void {
  for (const control of document.querySelectorAll('button')) control.disabled = busy;
}
