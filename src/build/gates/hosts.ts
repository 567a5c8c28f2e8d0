/**
 * Refuses an API address that the manifest does not allow to be fetched: such a request would fail
 * for every user of a published version.
 *
 * Looks at texts that begin with `https://api.`; other addresses are links for people.
 * Source: Apps Script guide "Allowlist URLs".
 */
import type { AnyNode } from 'acorn';
import { full } from 'acorn-walk';
import type { Finding } from '../problem';
import { type CodeUnit, findingAt } from './unit';

/** The gate, for the prefixes of the manifest's `urlFetchWhitelist`. */
export function hostFindings(
  { ast }: CodeUnit,
  allowedPrefixes: readonly string[],
): readonly Finding[] {
  const findings: Finding[] = [];
  full(ast, (node) => {
    const origin = /^https:\/\/api\.[^/]+/.exec(textOf(node as AnyNode))?.[0];
    if (origin === undefined || allowedPrefixes.includes(`${origin}/`)) return;
    const remedy = `Add "${origin}/" to urlFetchWhitelist in appsscript.json.`;
    findings.push(findingAt(node, `${origin} may not be fetched.`, remedy));
  });
  return findings;
}

function textOf(node: AnyNode): string {
  if (node.type === 'TemplateElement') return node.value.raw;
  return node.type === 'Literal' && typeof node.value === 'string' ? node.value : '';
}
