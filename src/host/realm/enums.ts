/**
 * Apps Script's enumerations: realm objects, one per member, that print as their name.
 * Source: V8 runtime migration guide (`JSON.stringify` of a member gives its name).
 */
import type { ClassManifest, EnumBox } from './wire';

export interface Enums {
  /** `SpreadsheetApp.ProtectionType` and the like: member names to members. */
  tableOf(name: string): object;
  memberOf(box: EnumBox): object;
  boxOf(value: object): EnumBox | null;
}

export function createEnums(classes: readonly ClassManifest[]): Enums {
  const names = new Map<string, readonly string[]>();
  for (const manifest of classes) {
    for (const name of Object.keys(manifest.enums)) names.set(name, manifest.enums[name] ?? []);
  }
  const tables = new Map<string, Record<string, object>>();
  const boxes = new WeakMap<object, EnumBox>();
  const tableOf = (name: string): Record<string, object> => {
    const made = tables.get(name);
    if (made !== undefined) return made;
    const table: Record<string, object> = {};
    tables.set(name, table);
    (names.get(name) ?? []).forEach((member, ordinal) => {
      table[member] = createMember(member, ordinal);
      boxes.set(table[member], { $enum: name, name: member });
    });
    return table;
  };
  return {
    tableOf,
    memberOf: (box) => tableOf(box.$enum)[box.name] ?? createMember(box.name, -1),
    boxOf: (value) => boxes.get(value) ?? null,
  };
}

function createMember(name: string, ordinal: number): object {
  return Object.create({
    name: () => name,
    toString: () => name,
    toJSON: () => name,
    ordinal: () => ordinal,
    compareTo: (other: { ordinal(): number }) => ordinal - other.ordinal(),
  }) as object;
}
