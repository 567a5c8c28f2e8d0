/** The things of a world, each built from the same options: file, people, stores, services. */
import type { Network } from '../http/network';
import { createRandom } from '../sandbox/random';
import { hostServices } from '../services/host-services';
import type { Selection } from '../services/spreadsheet/sheet-world';
import { spreadsheetServices } from '../services/spreadsheet/spreadsheet-services';
import { createWorkbook, type Workbook } from '../sheet/workbook';
import { createCaches } from './caches';
import { createCatalogue } from './catalogue';
import type { Clock } from './clock';
import type { World } from './context';
import type { HostDoubts } from './doubts';
import { createEditorWindows } from './editor-windows';
import { createFaults } from './faults';
import { createLocks } from './locks';
import { createLogs } from './logs';
import { createMeters } from './meters';
import type { Project } from './project';
import { createQuotas, type Limits } from './quotas';
import { createPropertyStores } from './stores';
import { createTrace } from './trace';
import { createTriggers } from './triggers';
import { createUsers, type Deployment, type User } from './users';

/** A world's options with nothing left open. */
export interface PartsOptions {
  readonly project: Project;
  readonly network: Network;
  readonly seed: string;
  readonly clock: Clock;
  /** Null: a small new file that the first user owns. */
  readonly workbook: Workbook | null;
  readonly users: readonly User[];
  readonly deployment: Deployment;
  readonly limits: Limits;
  readonly doubts: HostDoubts;
}

export type WorldParts = Omit<
  World,
  'begin' | 'argsOf' | 'call' | 'callInSteps' | 'finish' | 'spend' | 'waited'
>;

/** Everything of a world that is not a rule about executions. */
export function createParts(options: PartsOptions): WorldParts {
  const { project, network, clock, deployment, doubts, users } = options;
  const random = createRandom(`${options.seed}/world`);
  const { nowMs } = clock;
  const quotas = createQuotas(options.limits, nowMs);
  const windows = createEditorWindows();
  const selections = new Map<string, Selection>();
  /** By user and tab. */
  const lastSelections = new Map<string, Selection>();
  return {
    project,
    network,
    workbook: options.workbook ?? createWorkbook({ owner: users[0]?.email ?? '', nowMs }),
    clock,
    random,
    doubts,
    quotas,
    windows,
    users: createUsers(users, deployment),
    properties: createPropertyStores(doubts),
    caches: createCaches(doubts, nowMs),
    locks: createLocks(doubts.nestedLocks === 'sameObject'),
    triggers: createTriggers({
      deployment,
      perUserMax: quotas.limits.triggersPerUser,
      zone: project.manifest.timeZone,
      random: random.fork('triggers'),
      nowMs,
    }),
    logs: createLogs(),
    trace: createTrace(),
    faults: createFaults(),
    meters: createMeters(),
    catalogue: createCatalogue([...spreadsheetServices, ...hostServices]),
    selection: (user) => selections.get(user) ?? null,
    select: (user, selection) => {
      selections.set(user, selection);
      lastSelections.set(`${user} ${selection.sheetId}`, selection);
    },
    lastSelection: (user, sheetId) => lastSelections.get(`${user} ${sheetId}`) ?? null,
    toast: (user, toast) => {
      windows.of(user).shown.push({ kind: 'toast', ...toast });
    },
  };
}
