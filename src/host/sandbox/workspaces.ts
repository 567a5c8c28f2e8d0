/** The workspaces of a sandbox by name: `main`, and one for each other name that its keys have. */
import { must } from './assume';
import type { Random } from './random';

export interface SeedTerms {
  readonly random: Random;
  /** How many opportunities; other records go by that. */
  readonly records: number;
  /** Everything seeded is older, ms UTC. */
  readonly startMs: number;
}

export interface Workspaces<W> {
  /** Default `main`. An unknown name is the caller's bug. */
  named(name?: string): W;
  all(): readonly W[];
}

const recordsElsewhere = 25;

/** `names`: where the keys belong; absent is `main`. `terms` are those of `main`. */
export function createWorkspaces<W>(
  names: readonly (string | undefined)[],
  { random, records, startMs }: SeedTerms,
  seed: (name: string, terms: SeedTerms) => W,
): Workspaces<W> {
  const seeded = new Map<string, W>();
  for (const name of new Set(['main', ...names])) {
    if (name === undefined) continue;
    const size = name === 'main' ? records : recordsElsewhere;
    seeded.set(name, seed(name, { random: random.fork(name), records: size, startMs }));
  }
  return {
    named: (name = 'main') => must(seeded.get(name), `workspace ${name} exists`),
    all: () => [...seeded.values()],
  };
}
