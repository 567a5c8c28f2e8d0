/**
 * Wire fixtures: a request and an answer written from the documentation, with the fact they stand
 * for. The answer's values are examples; its shape is what the sandbox is held to.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from '../../../../src/host/sandbox/faults';
import type { KeyDefinition } from '../../../../src/host/sandbox/trustpager/keys';
import type { TrustPagerSwitches } from '../../../../src/host/sandbox/trustpager/switches';
import type { Sending } from '../plain-caller';

export interface Fixture {
  /** File name without its ending. */
  readonly name: string;
  readonly fact: string;
  readonly request: Sending;
  readonly answer: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: unknown;
    /** A body that is not JSON, or none. */
    readonly bodyText?: string;
  };
  /** How to bring the sandbox to this answer; null: it is the answer of a server that may exist. */
  readonly sandbox: SandboxSetting | null;
}

export interface SandboxSetting {
  readonly records: number;
  readonly switches?: Partial<TrustPagerSwitches>;
  readonly keys?: readonly KeyDefinition[];
  readonly credits?: { readonly balance: number };
  readonly faults?: readonly { readonly fault: Fault }[];
  /** Requests sent before. */
  readonly before?: readonly Sending[];
  /** Paths whose values, not only types, must be those of the fixture. */
  readonly exact?: readonly string[];
  /** Paths whose text must match. */
  readonly pattern?: Readonly<Record<string, string>>;
  readonly withoutHeaders?: readonly string[];
  /** The sandbox may answer keys that the fixture does not show. */
  readonly more?: boolean;
}

const folder = join(__dirname, '../../../fixtures/wire/trustpager');

export function loadFixtures(): readonly Fixture[] {
  return readdirSync(folder)
    .sort()
    .map((file) => ({
      ...(JSON.parse(readFileSync(join(folder, file), 'utf8')) as Omit<Fixture, 'name'>),
      name: file.replace(/\.json$/, ''),
    }));
}

/** The value at a dotted path. */
export function valueAt(root: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, part) => (value as Record<string, unknown> | null | undefined)?.[part],
      root,
    );
}

/**
 * Types by path: elements of an array share one path, keys of `metadata` are the users' own. A
 * value that is only ever null has no type, since any property may be null.
 */
export function shapeOf(root: unknown): ReadonlyMap<string, ReadonlySet<string>> {
  const shape = new Map<string, Set<string>>();
  const visit = (value: unknown, path: string): void => {
    const types = shape.get(path) ?? new Set();
    shape.set(path, types);
    if (value === null) return;
    types.add(Array.isArray(value) ? 'array' : typeof value);
    if (Array.isArray(value)) for (const item of value) visit(item, `${path}[]`);
    else if (typeof value === 'object' && !path.endsWith('metadata')) {
      for (const [key, part] of Object.entries(value)) visit(part, `${path}.${key}`);
    }
  };
  visit(root, '');
  return shape;
}

/** What `found` has that `wanted` does not, and the reverse, below the paths that both have. */
export function shapeDifferences(wanted: unknown, found: unknown, more: boolean): string[] {
  const left = shapeOf(wanted);
  const right = shapeOf(found);
  const missing = [...left.keys()].filter((path) => !right.has(path) && hasParent(right, path));
  const extra = [...right.keys()].filter((path) => !left.has(path) && hasParent(left, path));
  const unlike = [...left].filter(([path, types]) => {
    const other = right.get(path);
    return other !== undefined && types.size > 0 && other.size > 0 && !sameSet(types, other);
  });
  return [
    ...missing.map((path) => `missing ${path}`),
    ...(more ? [] : extra.map((path) => `extra ${path}`)),
    ...unlike.map(([path, types]) => `${path} should be ${[...types].join('|')}`),
  ];
}

/** An empty array or a null says nothing about what it would hold. */
function hasParent(shape: ReadonlyMap<string, ReadonlySet<string>>, path: string): boolean {
  if (path.endsWith('[]')) return false;
  const parent = path.slice(0, path.lastIndexOf('.'));
  return (shape.get(parent)?.size ?? 0) > 0;
}

function sameSet(left: ReadonlySet<string>, right: ReadonlySet<string>): boolean {
  return left.size === right.size && [...left].every((item) => right.has(item));
}
