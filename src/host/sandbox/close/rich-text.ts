/**
 * `note` and `note_html`: each can be made from the other. HTML is a small subset wrapped in
 * `<body>`, plain notes are text with a little markdown (Close docs, Rich text; changelog 2026-06-01).
 */

/** Tags turned into markdown. */
export function noteOfHtml(html: string): string {
  return html
    .replace(/<br\s*\/?>/g, '\n')
    .replace(/<li>/g, '- ')
    .replace(/<\/(p|h1|h2|h3|li|blockquote)>/g, '\n')
    .replace(/<\/?(strong|b)>/g, '**')
    .replace(/<\/?(em|i)>/g, '*')
    .replace(/<a href="([^"]*)"[^>]*>(.*?)<\/a>/g, '[$2]($1)')
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/\n+$/, '');
}

/** One paragraph for each line. Formatting that was there before is gone. */
export function htmlOfNote(note: string): string {
  const paragraphs = note.split('\n').map((line) => `<p>${escaped(line)}</p>`);
  return `<body>${paragraphs.join('')}</body>`;
}

export function isWrapped(html: string): boolean {
  return /^<body>.*<\/body>$/s.test(html);
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
