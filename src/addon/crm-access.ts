/**
 * A CRM with the user's own connection to it, for what is asked while a person chooses.
 *
 * Promises: without a connection, one sentence says so; the pace is kept for later runs. Must not know:
 * what is asked.
 */
import type { Connector } from '../core/connector';
import type { Connection, ProviderId } from '../core/model';
import type { RunCourier } from '../crm/http/courier';
import type { Reply } from '../protocol/replies';
import { userStore } from './adapters/property-store';
import { readConnections } from './connections';
import { connectorOf, courierFor } from './providers';

/** Choosing is worth a minute's wait at most. */
export const WAIT_MS_MAX = 65_000;

export interface Crm {
  readonly connector: Connector;
  readonly courier: RunCourier;
  readonly connection: Connection;
}

/** `startedMs`: when this execution began, ms UTC. */
export function withCrm(provider: ProviderId, startedMs: number, work: (crm: Crm) => Reply): Reply {
  const connector = connectorOf(provider);
  if (!connector) return unknownProvider(provider);
  const known = readConnections(userStore().all());
  const connection = known.find((one) => one.provider === provider);
  if (!connection) {
    return {
      kind: 'failed',
      message: `You are not connected to ${connector.name}. Connect first.`,
    };
  }
  const courier = courierFor(connector, connection.key, { startedMs, waitMsMax: WAIT_MS_MAX });
  const reply = work({ connector, courier, connection });
  courier.close();
  return reply;
}

export function unknownProvider(provider: string): Reply {
  return { kind: 'failed', message: `This version of the add-on does not speak ${provider}.` };
}
