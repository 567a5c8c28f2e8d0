/**
 * The page of a sidebar or dialog with `google.script` put into it, before any script of its own
 * runs. Must not know: what the page does.
 */

/** `script` is the code that makes `google.script`; it stands in the page, since frames load nothing. */
export function framePage(html: string, script: string): string {
  const element = `<script>${script.replace(/<\/(?=script)/gi, '<\\/')}</script>`;
  const head = /<head[^>]*>/i.exec(html);
  if (head === null) return element + html;
  const at = head.index + head[0].length;
  return html.slice(0, at) + element + html.slice(at);
}
