/**
 * A user's connections, in user properties: one for each workspace. The only code that stores keys.
 * Must not know: sheets, links.
 */
import type { Connection, Fingerprint, ProviderId } from '../core/model';
import type { Store } from '../core/ports';

const PREFIX = 'connection.';

/** `properties` is what the user store's `all` gave. */
export function readConnections(
  properties: Readonly<Record<string, string>>,
): readonly Connection[] {
  return Object.keys(properties)
    .filter((key) => key.startsWith(PREFIX))
    .map((key) => JSON.parse(properties[key] ?? '') as Connection);
}

/** Replaces the connection to the same workspace, if there was one. */
export function keepConnection(store: Store, connection: Connection): void {
  for (const known of readConnections(store.all())) {
    if (isSame(known, connection)) store.remove(nameOf(known));
  }
  store.set(nameOf(connection), JSON.stringify(connection));
}

/** Forgets all connections to a CRM; returns how many there were. */
export function forgetConnections(store: Store, provider: ProviderId): number {
  const known = readConnections(store.all()).filter((one) => one.provider === provider);
  for (const connection of known) store.remove(nameOf(connection));
  return known.length;
}

/** The user's connection to a workspace, or null. */
export function connectionTo(
  connections: readonly Connection[],
  workspace: { readonly provider: ProviderId; readonly fingerprint: Fingerprint },
): Connection | null {
  return connections.find((connection) => isSame(connection, workspace)) ?? null;
}

function isSame(
  connection: Connection,
  workspace: { readonly provider: ProviderId; readonly fingerprint: Fingerprint },
): boolean {
  return (
    connection.provider === workspace.provider &&
    connection.fingerprint.some((id) => workspace.fingerprint.includes(id))
  );
}

function nameOf({ provider, fingerprint }: Connection): string {
  return `${PREFIX}${provider}.${fingerprint[0] ?? ''}`;
}
