/** The CRMs this build speaks, and a courier to each. The only place that lists connectors. */
import type { Connector } from '../core/connector';
import type { ProviderId } from '../core/model';
import { close } from '../crm/close/connector';
import { createCourier, type RunCourier } from '../crm/http/courier';
import { lightfield } from '../crm/lightfield/connector';
import { octolane } from '../crm/octolane/connector';
import { trustpager } from '../crm/trustpager/connector';
import { fetchHttp } from './adapters/fetch-http';
import { paceCache } from './adapters/pace-cache';

const CONNECTORS: readonly Connector[] = [trustpager, octolane, close, lightfield];

/** null for a CRM that this build does not speak. */
export function connectorOf(provider: ProviderId): Connector | null {
  return CONNECTORS.find((connector) => connector.provider === provider) ?? null;
}

/** New requests are sent for this long; Google ends an execution at six minutes. */
const RUN_MS = 240_000;

/**
 * A courier for one run that began at `startedMs` (ms UTC) and pauses at most `waitMsMax` at a time.
 * Close it at the end of the run.
 */
export function courierFor(
  connector: Connector,
  key: string,
  { startedMs, waitMsMax }: { readonly startedMs: number; readonly waitMsMax: number },
): RunCourier {
  return createCourier({
    http: fetchHttp,
    clock: { nowMs: () => Date.now(), sleep: (ms) => Utilities.sleep(ms) },
    pace: connector.pace,
    paceStore: paceCache(connector.provider),
    fault: (answer, nowMs) => connector.fault(answer, nowMs),
    deadlineMs: startedMs + RUN_MS,
    waitMsMax,
    secrets: [key],
    random: () => Math.random(),
  });
}
