/**
 * All CRMs of the workbench behind one router: what the panel shows of them and what it may do.
 * Promises: no key appears in what is shown of the traffic; sandboxes' keys are shown as such, since
 * they open nothing else.
 */
import { type Har, harOf } from '../../http/har';
import type { LiveNetwork } from '../../http/live-network';
import type { Network } from '../../http/network';
import { createRouter, type Exchange, USUAL_MS } from '../../http/router';
import { must } from '../../sandbox/assume';
import type { CrmPicture, RecordPicture, SwitchPicture, TrafficPicture } from '../protocol';
import type { BenchCrm } from './bench-crm';
import { named } from './named';
import { createTroublePlan, networkTroubles, type TroublePlan } from './trouble';

export interface CrmDesk {
  readonly network: Network;
  pictures(): readonly CrmPicture[];
  find(crm: string): BenchCrm;
  all(): readonly BenchCrm[];
  records(crm: string, search: string): readonly RecordPicture[];
  edit(crm: string, record: string, values: Readonly<Record<string, string>>): void;
  add(crm: string, label: string): void;
  remove(crm: string, record: string): void;
  plan(crm: string, trouble: string): void;
  calm(crm: string): void;
  setLatency(crm: string, ms: number): void;
  setCondition(crm: string, condition: string, on: boolean): void;
  runDeed(crm: string, deed: string): void;
  switches(crm: string): readonly SwitchPicture[];
  setSwitch(crm: string, name: string, value: string): void;
  har(): Har;
}

const RECORDS_SHOWN = 30;
const TRAFFIC_SHOWN = 100;
const EXCHANGES_KEPT = 5000;

interface Seat {
  readonly crm: BenchCrm;
  readonly plan: TroublePlan;
  traffic: readonly TrafficPicture[];
  requests: number;
}

/** `live` takes the sandboxes' place where requests go out. */
export function createCrmDesk(crms: readonly BenchCrm[], live: LiveNetwork | null): CrmDesk {
  const seats = new Map<string, Seat>(
    crms.map((crm) => [
      crm.id,
      { crm, plan: createTroublePlan(crm.hosts), traffic: [], requests: 0 },
    ]),
  );
  const router = createRouter(
    Object.fromEntries(crms.flatMap(({ hosts, handle }) => hosts.map((host) => [host, handle]))),
  );
  let exchanges: readonly Exchange[] = [];
  for (const { plan } of seats.values()) router.addFault(plan.hook);
  (live ?? router).onExchange((exchange) => {
    exchanges = [...exchanges, exchange].slice(-EXCHANGES_KEPT);
    const { host } = new URL(exchange.request.url);
    const seat = [...seats.values()].find(({ crm }) => crm.hosts.includes(host));
    if (seat !== undefined) note(seat, exchange);
  });
  const seatOf = (crm: string): Seat => must(seats.get(crm), `the workbench has a CRM "${crm}"`);
  return {
    network: live?.send ?? router.send,
    pictures: () => [...seats.values()].map(pictureOf),
    find: (crm) => seatOf(crm).crm,
    all: () => [...seats.values()].map(({ crm }) => crm),
    records: (crm, search) => seatOf(crm).crm.records(search, RECORDS_SHOWN),
    edit: (crm, record, values) => seatOf(crm).crm.edit(record, values),
    add: (crm, label) => seatOf(crm).crm.add(label),
    remove: (crm, record) => seatOf(crm).crm.remove(record),
    plan: (crm, trouble) => planTrouble(seatOf(crm), trouble),
    calm: (crm) => seatOf(crm).plan.clear(),
    setLatency: (crm, ms) => seatOf(crm).plan.setLatency(ms),
    setCondition: (crm, condition, on) => named(seatOf(crm).crm.conditions, condition).set(on),
    runDeed: (crm, deed) => named(seatOf(crm).crm.deeds, deed).run(),
    switches: (crm) => seatOf(crm).crm.switches.list(),
    setSwitch: (crm, name, value) => seatOf(crm).crm.switches.set(name, value),
    har: () => harOf(exchanges),
  };
}

function note(seat: Seat, { request, reply }: Exchange): void {
  const { pathname, search } = new URL(request.url);
  seat.requests += 1;
  const line: TrafficPicture = {
    n: seat.requests,
    text: `${request.method} ${pathname}${search}`,
    atMs: request.atMs,
    tookMs: reply.kind === 'answer' ? (reply.tookMs ?? USUAL_MS) : null,
    status: reply.kind === 'answer' ? String(reply.status) : reply.error,
    good: reply.kind === 'answer' && reply.status < 400,
  };
  seat.traffic = [...seat.traffic, line].slice(-TRAFFIC_SHOWN);
}

function planTrouble({ crm, plan }: Seat, trouble: string): void {
  const own = crm.ownTrouble.find(({ id }) => id === trouble);
  if (own !== undefined) own.plan();
  else plan.add(named(networkTroubles, trouble));
}

function pictureOf({ crm, plan, traffic, requests }: Seat): CrmPicture {
  const trouble = [...networkTroubles, ...crm.ownTrouble];
  return {
    id: crm.id,
    name: crm.name,
    keys: crm.keys,
    records: crm.count(),
    requests,
    trouble: trouble.map(({ id, label }) => ({ id, label })),
    planned: plan.planned(),
    latencyMs: plan.latencyMs(),
    conditions: crm.conditions.map(({ id, label, isOn }) => ({ id, label, on: isOn() })),
    deeds: crm.deeds.map(({ id, label }) => ({ id, label })),
    traffic,
  };
}
