/** How `docs/APPS-SCRIPT.md` tells each probe: one table row, grouped by subject. */
import type { ReportRow } from './platform-check';
import { flips } from './switches';

/** Probe · fact · source · confidence · what the host does · its switches. */
export function tableRow({ id, fact, source, confidence, observed }: ReportRow): string {
  const switches = flips.filter(({ changes }) => id in changes).map(({ doubt }) => `\`${doubt}\``);
  const cells = [`\`${id}\``, fact, source, confidence, `\`${observed}\``, unique(switches)];
  return `| ${cells.join(' | ')} |`.replace(/ {2}\|$/, ' |');
}

function unique(names: readonly string[]): string {
  return [...new Set(names)].join(', ');
}
