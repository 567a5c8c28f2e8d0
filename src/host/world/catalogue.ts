/** The services of a world, merged from tables: several may describe parts of one class. */
import type { ClassManifest } from '../realm/wire';
import { assume } from '../sandbox/assume';
import type { MethodSpec, ServiceClass } from './service';

export interface Catalogue {
  find(className: string, method: string): MethodSpec | null;
  /** For the realm: which classes there are. */
  readonly manifest: readonly ClassManifest[];
}

interface Merged {
  readonly global: boolean;
  readonly enums: Readonly<Record<string, readonly string[]>>;
  readonly methods: ReadonlyMap<string, MethodSpec>;
}

export function createCatalogue(tables: readonly ServiceClass[]): Catalogue {
  const classes = new Map<string, Merged>();
  for (const table of tables) classes.set(table.name, merge(classes.get(table.name), table));
  return {
    find: (className, method) => classes.get(className)?.methods.get(method) ?? null,
    manifest: [...classes].map(([name, { global, enums }]) => ({ name, global, enums })),
  };
}

function merge(known: Merged | undefined, table: ServiceClass): Merged {
  const methods = new Map(known?.methods);
  for (const [name, spec] of Object.entries(table.methods)) {
    assume(!methods.has(name), `${table.name}.${name} is described once`);
    methods.set(name, spec);
  }
  return {
    global: (known?.global ?? false) || table.global === true,
    enums: { ...known?.enums, ...table.enums },
    methods,
  };
}
