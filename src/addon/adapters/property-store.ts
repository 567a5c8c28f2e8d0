/** The core's `Store` over Apps Script properties. Every call is one blocking service call. */
import type { Store } from '../../core/ports';

export function propertyStore(properties: GoogleAppsScript.Properties.Properties): Store {
  return {
    all: () => properties.getProperties(),
    set: (key, value) => {
      properties.setProperty(key, value);
    },
    setAll: (entries) => {
      properties.setProperties({ ...entries });
    },
    remove: (key) => {
      properties.deleteProperty(key);
    },
  };
}

/** Properties of this file: shared by all its users, so never a secret in them. */
export function documentStore(): Store {
  return propertyStore(PropertiesService.getDocumentProperties());
}

/** Properties of this user: the only place for keys. */
export function userStore(): Store {
  return propertyStore(PropertiesService.getUserProperties());
}
