/**
 * Switches: one for everything that a CRM's documentation leaves open. A table names each with its
 * possible values, its default and why; a test chooses among them, a workbench can list them.
 */
import { assume } from './assume';

export interface SwitchSpec {
  readonly values: readonly (string | number)[];
  readonly default: string | number;
  /** One line: what is open, and why this default. */
  readonly why: string;
}

export type SwitchTable = Readonly<Record<string, SwitchSpec>>;

export type SwitchValues<T extends SwitchTable> = {
  readonly [K in keyof T]: T[K]['values'][number];
};

/** `base` (or the defaults) with `chosen` on top. An unknown name or value is the caller's bug. */
export function chooseSwitches<T extends SwitchTable>(
  table: T,
  chosen: Partial<SwitchValues<T>>,
  base: SwitchValues<T> = defaultsOf(table),
): SwitchValues<T> {
  for (const [name, value] of Object.entries(chosen)) {
    const spec = table[name];
    assume(spec !== undefined, `there is no switch ${name}`);
    const allowed = spec.values.some((candidate) => candidate === value);
    assume(allowed, `switch ${name} is one of ${spec.values.join(', ')}`);
  }
  return { ...base, ...chosen };
}

function defaultsOf<T extends SwitchTable>(table: T): SwitchValues<T> {
  const entries = Object.entries(table).map(([name, spec]) => [name, spec.default]);
  return Object.fromEntries(entries) as SwitchValues<T>;
}
