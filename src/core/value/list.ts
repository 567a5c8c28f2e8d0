/**
 * Several values in one cell: a comma list, with quotes around what holds a comma, a quote or
 * spaces at its ends. `formatList` and `parseList` are inverse for every list of non-empty texts.
 */

/** `['a', 'b, c']` gives `a, "b, c"`. */
export function formatList(items: readonly string[]): string {
  return items
    .map((item) => (needsQuotes(item) ? `"${item.replace(/"/g, '""')}"` : item))
    .join(', ');
}

/** Reads a comma list. Empty parts are dropped; a quote that never closes reads to the end. */
export function parseList(text: string): string[] {
  const items: string[] = [];
  let at = 0;
  while (at < text.length) {
    while (text[at] === ' ') at++;
    const [item, next] = text[at] === '"' ? quotedItem(text, at + 1) : plainItem(text, at);
    if (item !== '') items.push(item);
    at = next;
  }
  return items;
}

function needsQuotes(item: string): boolean {
  return /[",]/.test(item) || item.trim() !== item;
}

function plainItem(text: string, from: number): [string, number] {
  const comma = text.indexOf(',', from);
  const end = comma === -1 ? text.length : comma;
  return [text.slice(from, end).trim(), end + 1];
}

function quotedItem(text: string, from: number): [string, number] {
  let item = '';
  let at = from;
  while (at < text.length) {
    if (text[at] !== '"') item += text[at++];
    else if (text[at + 1] === '"') {
      item += '"';
      at += 2;
    } else {
      const comma = text.indexOf(',', at);
      return [item, comma === -1 ? text.length : comma + 1];
    }
  }
  return [item, text.length];
}
