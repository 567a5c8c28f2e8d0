/** Tables as text, the way spreadsheets put them on the clipboard. */

/** A cell with the separator before it; quotes around a cell of several lines. */
const CELL = /([\t\n])(?:"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*))/g;

/** Lines of cells. An empty text is one empty cell; a line end at the end begins no further line. */
export function readTable(text: string): readonly (readonly string[])[] {
  const unix = text.replaceAll('\r\n', '\n').replace(/\n$/, '');
  const lines: string[][] = [];
  for (const [, before, quoted, plain = ''] of `\n${unix}`.matchAll(CELL)) {
    if (before === '\n') lines.push([]);
    lines[lines.length - 1]?.push(quoted?.replaceAll('""', '"') ?? plain);
  }
  return lines;
}
