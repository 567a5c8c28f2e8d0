/**
 * The workbench as it stands on this machine: its bench, built from what was kept on disk, kept on
 * disk as it changes, and built anew when everything is thrown away.
 */
import { join } from 'node:path';
import { createLiveNetwork } from '../http/live-network';
import { univerCalculator } from '../sheet/formula/univer-calculator';
import { createWorkbook } from '../sheet/workbook';
import type { Clock } from '../world/clock';
import type { World } from '../world/context';
import { createLiveClock } from '../world/live-clock';
import type { Project } from '../world/project';
import type { User } from '../world/users';
import { createWorld } from '../world/world';
import { type AheadClock, createAheadClock } from './ahead-clock';
import { type Bench, openBench } from './bench';
import { openAllCrms } from './crm/all-crms';
import type { BenchCrm } from './crm/bench-crm';
import { type CrmDesk, createCrmDesk } from './crm/crm-desk';
import { openJournaled } from './crm/journal';
import { type Kept, readKept, throwAway, writeKept } from './storage';

export interface HouseOptions {
  readonly project: Project;
  /** Where things are kept; may not exist yet. */
  readonly folder: string;
  /** Opportunities of each sandbox, where none were kept. */
  readonly records: number;
  /** Requests go to the real CRMs, there are no sandboxes, and keys are not kept. */
  readonly live: boolean;
  /** Default: the machine's. */
  readonly clock?: Clock;
}

export interface House {
  bench(): Bench;
  readonly crms: readonly BenchCrm[];
  /** Throws away what was kept and builds everything anew. */
  reset(): Promise<void>;
  /** Writes to disk what has changed. To be called often. */
  keep(): void;
  close(): Promise<void>;
}

const SEED = '1';
const USERS: readonly [User, User] = [
  { email: 'maria@example.com', locale: 'en_US', rights: 'owner' },
  { email: 'jonas@example.com', locale: 'en_GB', rights: 'editor' },
];

export function openHouse(options: HouseOptions): House {
  let floor = openFloor(options);
  return {
    bench: () => floor.bench,
    get crms() {
      return floor.crms;
    },
    async reset() {
      await floor.bench.close();
      throwAway(options.folder);
      floor = openFloor(options);
    },
    keep: () => floor.keep(),
    async close() {
      floor.keep();
      await floor.bench.close();
    },
  };
}

interface Floor {
  readonly bench: Bench;
  readonly crms: readonly BenchCrm[];
  keep(): void;
}

function openFloor(options: HouseOptions): Floor {
  const { project, folder, records, live } = options;
  const kept = readKept(folder);
  const clock = createAheadClock(options.clock ?? createLiveClock(), kept?.aheadMs ?? 0);
  const terms = { seed: SEED, records, startMs: clock.nowMs() };
  const crms = live ? [] : openJournaled(join(folder, 'crms.jsonl'), terms, openAllCrms);
  const desk: CrmDesk = createCrmDesk(crms, live ? createLiveNetwork(originsOf(project)) : null);
  const world = createWorld({
    project,
    network: desk.network,
    clock,
    users: USERS,
    workbook: createWorkbook({
      owner: USERS[0].email,
      nowMs: clock.nowMs,
      name: 'Sales',
      calculator: univerCalculator,
      // As Google does for a new file.
      timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    }),
  });
  if (kept !== null) restore(world, kept);
  return {
    bench: openBench({ world, desk, clock, live }),
    crms,
    keep: keeper(world, clock, options),
  };
}

/** The hosts that the script's manifest lets it reach. */
function originsOf({ manifest }: Project): readonly string[] {
  return [...new Set((manifest.urlFetchWhitelist ?? []).map((prefix) => new URL(prefix).origin))];
}

function storeNames(live: boolean): readonly string[] {
  const own = live ? [] : USERS.map(({ email }) => `user:${email}`);
  return ['document', 'script', ...own];
}

function restore(world: World, { book, properties, allowed, triggers }: Kept): void {
  world.workbook.restore(book);
  world.triggers.restore(triggers);
  for (const [name, values] of Object.entries(properties)) {
    world.properties.of(name).setAll(values, true);
  }
  for (const email of allowed) world.users.allow(email);
}

function keeper(world: World, clock: AheadClock, { folder, live }: HouseOptions): () => void {
  let last = { book: world.workbook.current(), rest: restText(world, clock, live) };
  return () => {
    const now = { book: world.workbook.current(), rest: restText(world, clock, live) };
    if (now.book === last.book && now.rest === last.rest) return;
    last = now;
    writeKept(folder, { book: now.book, ...(JSON.parse(now.rest) as Omit<Kept, 'book'>) });
  };
}

/** All that is kept besides the file, as text to compare. */
function restText(world: World, clock: AheadClock, live: boolean): string {
  const stores = storeNames(live).map((name) => [name, world.properties.of(name).all()] as const);
  const rest: Omit<Kept, 'book'> = {
    properties: Object.fromEntries(stores),
    allowed: USERS.map(({ email }) => email).filter(world.users.isAllowed),
    triggers: world.triggers.all(),
    aheadMs: clock.aheadMs(),
  };
  return JSON.stringify(rest);
}
