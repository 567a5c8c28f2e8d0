/**
 * Refuses output that is larger than the project allows, and names what weighs most.
 *
 * The limits are the project's own. The page travels to the browser at every opening. The script is
 * read again on every execution, which is what counts: 300 KB take 4 to 8 ms to load and run here,
 * and the project allows 15 (measured by `npm run demo -- --json`, `bundle.loadMs`).
 */
import type { Problem } from '../problem';

const LIMITS_BYTES: Readonly<Record<string, number>> = {
  'Code.js': 350_000,
  'Sidebar.html': 150_000,
};

/** Bytes that each bundled source adds to the output. */
export type Weights = Readonly<Record<string, number>>;

/** `file` is the output's name. */
export function sizeProblems(file: string, text: string, weights: Weights): readonly Problem[] {
  const bytes = Buffer.byteLength(text);
  const limit = LIMITS_BYTES[file];
  if (limit === undefined || bytes <= limit) return [];
  const heaviest = Object.entries(weights)
    .sort(([, a], [, b]) => b - a)
    .slice(0, 5)
    .map(([source, weight]) => `${source} (${weight})`);
  return [
    {
      file,
      message: `${bytes} bytes are more than ${limit}.`,
      remedy: `Most bytes come from ${heaviest.join(', ')}.`,
    },
  ];
}
