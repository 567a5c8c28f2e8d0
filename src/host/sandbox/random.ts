/**
 * Seeded randomness: the same seed gives the same numbers on every machine.
 *
 * Promises: forks depend on their label only, never on how much was drawn before, so that adding a
 * record to a data set leaves the others as they were. Not for secrets.
 */
import { assume, must } from './assume';

export interface Random {
  /** In [0, 1). */
  next(): number;
  /** A whole number in [0, below). */
  int(below: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  shuffle<T>(items: readonly T[]): T[];
  /** A UUID of version 4. */
  uuid(): string;
  /** An independent stream named by `label`. */
  fork(label: string): Random;
}

const goldenRatio = 0x9e3779b9;
// Taken out of the global once: looking it up is slow inside a vm context, where the host may run.
const { imul, floor } = Math;

export function createRandom(seed: string): Random {
  const [first, second] = hashes(seed);
  let step = first;
  const bits = (): number => {
    step = (step + goldenRatio) | 0;
    return scramble(scramble(step) ^ second) >>> 0;
  };
  const next = (): number => bits() / 2 ** 32;
  const int = (below: number): number => floor(next() * below);
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (items) => {
      assume(items.length > 0, 'nothing to pick from');
      return items[int(items.length)] as (typeof items)[number];
    },
    shuffle: (items) => shuffled(items, int),
    uuid: () => uuidOf(bits),
    fork: (label) => createRandom(`${seed}/${label}`),
  };
}

/** Fisher-Yates on a copy. */
function shuffled<T>(items: readonly T[], int: (below: number) => number): T[] {
  const copy = [...items];
  for (let last = copy.length - 1; last > 0; last--) {
    const other = int(last + 1);
    const kept = copy[last] as T;
    copy[last] = copy[other] as T;
    copy[other] = kept;
  }
  return copy;
}

function uuidOf(bits: () => number): string {
  const hex = [bits(), bits(), bits(), bits()]
    .map((part) => part.toString(16).padStart(8, '0'))
    .join('');
  const variant = must('89ab'[Number.parseInt(hex.charAt(16), 16) % 4], 'a variant digit');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** Two unlike 32-bit hashes of a text: one alone would collide among 50,000 forks. */
function hashes(text: string): readonly [number, number] {
  let xored = 0x811c9dc5;
  let summed = 7;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    xored = imul(xored ^ code, 0x01000193);
    summed = (imul(summed, 31) + code) | 0;
  }
  return [scramble(xored), scramble(summed)];
}

/** Spreads every input bit over all output bits (the finaliser of MurmurHash3). */
function scramble(value: number): number {
  let mixed = imul(value ^ (value >>> 16), 0x85ebca6b);
  mixed = imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
