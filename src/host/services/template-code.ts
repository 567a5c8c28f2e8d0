/**
 * The code of an HTML template: a function body that returns the page. It expects `escapeHtml` and
 * the template's own variables as parameters. Source: HTML templates guide.
 */

const SCRIPTLET = /<\?(!?=)?([\s\S]*?)\?>/g;

export function templateCode(source: string): string {
  const lines = ["let output_ = '';"];
  let from = 0;
  for (const match of source.matchAll(SCRIPTLET)) {
    lines.push(literal(source.slice(from, match.index)), statement(match[1], match[2] ?? ''));
    from = match.index + match[0].length;
  }
  lines.push(literal(source.slice(from)), 'return output_;');
  return lines.join('\n');
}

function literal(html: string): string {
  return `output_ += ${JSON.stringify(html)};`;
}

function statement(mark: string | undefined, code: string): string {
  const text = code.trim().replace(/;$/, '');
  if (mark === '=') return `output_ += escapeHtml(${text});`;
  if (mark === '!=') return `output_ += (${text});`;
  return code;
}
