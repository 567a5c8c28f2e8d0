/** Small helpers to build the page. Data only ever becomes text nodes, never markup. */

type Child = Node | string | null;

/** An element with properties and children; null children are left out. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Partial<HTMLElementTagNameMap[K]> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children.filter((child) => child !== null));
  return element;
}

export function button(
  text: string,
  onclick: () => void,
  properties: Partial<HTMLButtonElement> = {},
): HTMLButtonElement {
  return h('button', { type: 'button', onclick, ...properties }, text);
}

/** Sets attributes that are no properties, for example `aria-label`. */
export function withAttributes<T extends Element>(
  element: T,
  attributes: Readonly<Record<string, string>>,
): T {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

/** Throws when the page lacks what its own markup has. */
export function must<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`There is no ${what}.`);
  return value;
}
