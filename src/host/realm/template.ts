/**
 * `HtmlTemplate.evaluate`: scriptlets run in the script's own realm, so this part of HtmlService
 * cannot live in the host. Source: HTML templates guide.
 */

/**
 * Runs the code of a template. Fields set on the template object are variables inside it.
 * `compile` is the host's, since the realm itself cannot turn text into code.
 */
export function evaluateTemplate(
  code: string,
  template: object,
  compile: (body: string, parameters: readonly string[]) => (...values: unknown[]) => unknown,
): string {
  const variables = Object.keys(template);
  const run = compile(code, ['escapeHtml', ...variables]);
  const values = variables.map((name) => (template as Record<string, unknown>)[name]);
  return String(run(escapeHtml, ...values));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&#34;',
  "'": '&#39;',
};

/** What `<?= ?>` does with a value. Google escapes by context; this is the strictest of them. */
function escapeHtml(value: unknown): string {
  return String(value).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
