/** Reads the tables of `docs/APPS-SCRIPT.md`, which tell what each probe is about. */
import { readFileSync } from 'node:fs';

/** One line of a table of probes. */
export interface ToldProbe {
  readonly id: string;
  readonly fact: string;
  readonly source: string;
  readonly confidence: string;
  /** What the host does. */
  readonly host: string;
  /** Names of the host's doubts. */
  readonly switches: readonly string[];
}

const PROBE_ID = /^[a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*$/;

const rows: readonly (readonly string[])[] = readFileSync('docs/APPS-SCRIPT.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.split('|').slice(1, -1).map(bare));

/** In the order of the document. */
export const toldProbes: readonly ToldProbe[] = rows
  .filter(([id = '']) => PROBE_ID.test(id))
  .map(([id = '', fact = '', source = '', confidence = '', host = '', switches = '']) => {
    return { id, fact, source, confidence, host, switches: switches.split(', ').filter(Boolean) };
  });

/** The reason why there is no probe, by doubt. */
export const toldWithoutProbe: Readonly<Record<string, string>> = Object.fromEntries(
  rows.filter(([id = '']) => !PROBE_ID.test(id)).map(([doubt, , , reason]) => [doubt, reason]),
);

/** A cell without its outer spaces and the marks of code. */
function bare(cell: string): string {
  return cell.trim().replaceAll('`', '');
}
