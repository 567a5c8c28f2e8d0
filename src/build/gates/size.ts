/**
 * Refuses output that is larger than the project allows, and names what weighs most.
 *
 * The limit is the project's own: a script is read again on every execution.
 */
import type { Problem } from '../problem';

/** Of each file of `dist/`. */
export const sizeMaxBytes = 350_000;

/** Bytes that each bundled source adds to the output. */
export type Weights = Readonly<Record<string, number>>;

/** `file` is the output's name. */
export function sizeProblems(file: string, text: string, weights: Weights): readonly Problem[] {
  const bytes = Buffer.byteLength(text);
  if (bytes <= sizeMaxBytes) return [];
  const heaviest = Object.entries(weights)
    .sort(([, a], [, b]) => b - a)
    .slice(0, 5)
    .map(([source, weight]) => `${source} (${weight})`);
  return [
    {
      file,
      message: `${bytes} bytes are more than ${sizeMaxBytes}.`,
      remedy: `Most bytes come from ${heaviest.join(', ')}.`,
    },
  ];
}
