/**
 * Property stores: script, document, and one per user. Source: Properties reference; sizes and
 * texts as measured by tanaikech in 2023.
 */
import type { HostDoubts } from './doubts';
import { ScriptError } from './service';

const VALUE_BYTES_MAX = 9 * 1024;
const KEY_CHARACTERS_MAX = 8066;
const STORE_BYTES_MAX = 500 * 1024;

/** One store. All writes check the limits and throw `ScriptError`; a refused write changes nothing. */
export interface PropertyStore {
  get(key: string): string | null;
  all(): Readonly<Record<string, string>>;
  keys(): readonly string[];
  setAll(values: Readonly<Record<string, string>>, deleteOthers: boolean): void;
  remove(key: string): void;
  clear(): void;
}

/** The stores of the world by name: `script`, `document`, or `user:` and an address. */
export interface PropertyStores {
  of(name: string): PropertyStore;
}

export function createPropertyStores(doubts: HostDoubts): PropertyStores {
  const stores = new Map<string, PropertyStore>();
  return {
    of(name) {
      const known = stores.get(name);
      if (known !== undefined) return known;
      const made = createPropertyStore(doubts);
      stores.set(name, made);
      return made;
    },
  };
}

function createPropertyStore(doubts: HostDoubts): PropertyStore {
  let values = new Map<string, string>();
  return {
    get: (key) => values.get(checkedKey(key)) ?? null,
    all: () => Object.fromEntries(values),
    keys: () => [...values.keys()],
    setAll(added, deleteOthers) {
      const next = deleteOthers ? new Map<string, string>() : new Map(values);
      for (const [key, value] of Object.entries(added)) {
        checkValue(checkedKey(key), value, doubts);
        next.set(key, value);
      }
      if (sizeOf(next) > STORE_BYTES_MAX) {
        throw new ScriptError(
          'You have exceeded the property storage quota. Please remove some properties and try again.',
        );
      }
      values = next;
    },
    remove: (key) => {
      values.delete(checkedKey(key));
    },
    clear: () => values.clear(),
  };
}

function checkedKey(key: string): string {
  if (key !== '') return key;
  throw new ScriptError(
    'When setting or getting a property value, the property name must not be null or empty.',
  );
}

function checkValue(key: string, value: string, doubts: HostDoubts): void {
  if (key.length > KEY_CHARACTERS_MAX) throw new ScriptError('Data storage error');
  if (doubts.propertyValueLimit === 'enforced' && Buffer.byteLength(value) > VALUE_BYTES_MAX) {
    throw new ScriptError('Argument too large: value');
  }
}

function sizeOf(values: ReadonlyMap<string, string>): number {
  let bytes = 0;
  for (const [key, value] of values) bytes += Buffer.byteLength(key) + Buffer.byteLength(value);
  return bytes;
}
