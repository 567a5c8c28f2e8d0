/** PropertiesService. Source: Properties reference. */
import type { HostContext } from '../world/context';
import type { PropertyStore } from '../world/stores';
import { memberOf, method, type Run, serviceClass, textOf } from './define';

const globalStore = (nameOf: (context: HostContext) => string) =>
  method('handle', '', (_self, _args, context) =>
    context.handle('Properties', context.world.properties.of(nameOf(context))),
  );

/** Every call counts against the day's reads and writes. */
const call = (signatures: string | readonly string[], run: Run<PropertyStore>) =>
  method<PropertyStore>('properties', signatures, (store, args, context) => {
    context.world.quotas.spend(context.user, 'properties', 1);
    return run(store, args, context);
  });

/** What `setProperty` makes of a value that is no text. */
function stored(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  return memberOf(value) ?? (Array.isArray(value) ? value.join(',') : '[object Object]');
}

function setAll(store: PropertyStore, values: unknown, deleteOthers: boolean): void {
  const entries = Object.entries((values ?? {}) as Record<string, unknown>);
  store.setAll(
    Object.fromEntries(entries.map(([key, value]) => [key, stored(value)])),
    deleteOthers,
  );
}

export const propertiesServices = [
  serviceClass(
    { name: 'PropertiesService', global: true },
    {
      getScriptProperties: globalStore(() => 'script'),
      getDocumentProperties: globalStore(() => 'document'),
      getUserProperties: globalStore(({ user }) => `user:${user}`),
    },
  ),
  serviceClass<PropertyStore>(
    { name: 'Properties', path: 'PropertiesService.Properties' },
    {
      getProperty: call('string?', (store, [key]) => store.get(textOf(key))),
      getProperties: call('', (store) => store.all()),
      getKeys: call('', (store) => store.keys()),
      setProperty: call('string?, any', (store, [key, value], context) => {
        store.setAll({ [textOf(key)]: stored(value) }, false);
        return context.handle('Properties', store);
      }),
      setProperties: call(['object', 'object, boolean'], (store, [values, others], context) => {
        setAll(store, values, others === true);
        return context.handle('Properties', store);
      }),
      deleteProperty: call('string?', (store, [key], context) => {
        store.remove(textOf(key));
        return context.handle('Properties', store);
      }),
      deleteAllProperties: call('', (store, _args, context) => {
        store.clear();
        return context.handle('Properties', store);
      }),
    },
  ),
];
