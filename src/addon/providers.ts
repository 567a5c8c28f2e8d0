/** The CRMs this build speaks, and a courier to each. The only place that lists connectors. */
import type { Connector } from '../core/connector';
import type { ProviderId } from '../core/model';
import { close } from '../crm/close/connector';
import { createCourier, type RunCourier } from '../crm/http/courier';
import { lightfield } from '../crm/lightfield/connector';
import { octolane } from '../crm/octolane/connector';
import { trustpager } from '../crm/trustpager/connector';
import { type CacheShelf, cacheShelf } from './adapters/cache-shelf';
import { fetchHttp } from './adapters/fetch-http';
import { paceCache, paceKey } from './adapters/pace-cache';

const CONNECTORS: readonly Connector[] = [trustpager, octolane, close, lightfield];

/** null for a CRM that this build does not speak. */
export function connectorOf(provider: ProviderId): Connector | null {
  return CONNECTORS.find((connector) => connector.provider === provider) ?? null;
}

/** New requests are sent for this long; Google ends an execution at six minutes. */
export const RUN_MS = 240_000;

export interface CourierTerms {
  /** When this execution began, ms UTC. */
  readonly startedMs: number;
  /** The longest single pause in front of a request, ms. */
  readonly waitMsMax: number;
  /** See `CourierOptions`. */
  readonly isHalted?: (() => boolean) | undefined;
  /** One with `paceKey` of the CRM, where more is kept beside it; default one of its own. */
  readonly shelf?: CacheShelf;
}

/**
 * A courier for one run. Close it at the end of the run.
 */
export function courierFor(
  connector: Connector,
  key: string,
  {
    startedMs,
    waitMsMax,
    isHalted,
    shelf = cacheShelf([paceKey(connector.provider)]),
  }: CourierTerms,
): RunCourier {
  return createCourier({
    http: fetchHttp,
    clock: { nowMs: () => Date.now(), sleep: (ms) => Utilities.sleep(ms) },
    pace: connector.pace,
    paceStore: paceCache(connector.provider, shelf),
    fault: (answer, nowMs) => connector.fault(answer, nowMs),
    deadlineMs: startedMs + RUN_MS,
    ...{ waitMsMax, isHalted },
    secrets: [key],
    random: () => Math.random(),
  });
}
