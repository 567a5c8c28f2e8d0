/** One TrustPager workspace: its tables, settings and credit balance. Knows no HTTP. */
import { must } from '../assume';
import type { Effect } from '../ledger';
import type { Random } from '../random';
import type { Order, Table } from '../table';
import type {
  Approval,
  Company,
  Contact,
  CrmSettings,
  Opportunity,
  Pipeline,
  Product,
  Stage,
  Tag,
  User,
} from './records';
import type { TrustPagerSwitches } from './switches';

export interface Workspace {
  readonly id: string;
  readonly opportunities: Table<Opportunity>;
  readonly contacts: Table<Contact>;
  readonly companies: Table<Company>;
  readonly users: Table<User>;
  readonly pipelines: Table<Pipeline>;
  readonly products: Table<Product>;
  readonly approvals: Table<Approval>;
  readonly tagPalette: readonly Tag[];
  settings: CrmSettings;
  creditsRemaining: number;
  /** Number of the next public id, of whatever kind. */
  nextNumber: number;
}

/** What an operation on a workspace needs: where, when, by which reading, and a book for effects. */
export interface Scene {
  readonly workspace: Workspace;
  readonly switches: TrustPagerSwitches;
  readonly random: Random;
  readonly nowMs: number;
  readonly record: (effect: Effect) => void;
}

export interface StageInPipeline {
  readonly pipeline: Pipeline;
  readonly stage: Stage;
}

/** The stage, if it is one of that pipeline. */
export function stageOf(
  workspace: Workspace,
  pipelineId: string,
  stageId: string,
): StageInPipeline | null {
  const pipeline = workspace.pipelines.get(pipelineId);
  const stage = pipeline?.stages.find((candidate) => candidate.id === stageId);
  return pipeline !== undefined && stage !== undefined ? { pipeline, stage } : null;
}

/** For placements that were checked when they were made. */
export function knownStage(
  workspace: Workspace,
  pipelineId: string,
  stageId: string,
): StageInPipeline {
  return must(stageOf(workspace, pipelineId, stageId), `stage ${stageId} exists`);
}

const opportunityOrders = {
  createdNewest: { name: 'createdNewest', valueOf: (row) => row.createdMs, descending: true },
  createdOldest: { name: 'createdOldest', valueOf: (row) => row.createdMs, descending: false },
  updatedNewest: { name: 'updatedNewest', valueOf: (row) => row.updatedMs, descending: true },
  id: { name: 'id', valueOf: (row) => row.id, descending: false },
} as const satisfies Record<TrustPagerSwitches['listOrder'], Order<Opportunity>>;

/** The order in which lists of opportunities come. */
export function opportunityOrder(switches: TrustPagerSwitches): Order<Opportunity> {
  return opportunityOrders[switches.listOrder];
}

/** Newest first, the order of all other lists. */
export function newestFirst<T extends { readonly createdMs: number }>(): Order<T> {
  return { name: 'createdNewest', valueOf: (row) => row.createdMs, descending: true };
}
