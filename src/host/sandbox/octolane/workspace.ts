/** One Octolane workspace (an organization): its tables and how things in it are found. No HTTP. */
import { must } from '../assume';
import type { Effect } from '../ledger';
import type { Random } from '../random';
import type { Table } from '../table';
import type { Directory } from './directory';
import type { LaggingTable } from './lagging-table';
import type {
  CustomField,
  HistoryEntry,
  Note,
  Opportunity,
  Partner,
  PartnerKind,
  Pipeline,
  Stage,
  User,
} from './records';
import type { OctolaneSwitches } from './switches';

export interface Workspace {
  readonly id: string;
  readonly pipelines: Table<Pipeline>;
  readonly users: Table<User>;
  readonly accounts: Table<Partner>;
  readonly contacts: Table<Partner>;
  readonly opportunities: LaggingTable<Opportunity>;
  readonly notes: Table<Note>;
  readonly partnerFields: Readonly<Record<PartnerKind, readonly CustomField[]>>;
  readonly directory: Directory;
  /** Of every record, oldest first. Begins empty: tracking was switched on just now. */
  readonly history: Map<string, readonly HistoryEntry[]>;
}

/** What an operation on a workspace needs: where, when, by which reading, by whom, and a book. */
export interface Scene {
  readonly workspace: Workspace;
  readonly switches: OctolaneSwitches;
  readonly random: Random;
  /** One moment for the whole request, microseconds UTC. */
  readonly nowUs: number;
  /** Who is named in the history; null: the system or its AI. */
  readonly userId: string | null;
  readonly record: (effect: Effect) => void;
}

export interface StageInPipeline {
  readonly pipeline: Pipeline;
  readonly stage: Stage;
}

/** Ids are compared without regard to case. */
export function pipelineById(workspace: Workspace, id: string): Pipeline | undefined {
  return workspace.pipelines.get(id.toLowerCase());
}

export function pipelineOf(workspace: Workspace, row: Opportunity): Pipeline {
  return must(workspace.pipelines.get(row.pipelineId), `pipeline ${row.pipelineId} exists`);
}

/** The stage where an opportunity stands, active or not. */
export function stageOf(workspace: Workspace, row: Opportunity): Stage | undefined {
  return pipelineOf(workspace, row).stages.find((stage) => stage.id === row.stageId);
}

export function activeStages(pipeline: Pipeline): readonly Stage[] {
  return pipeline.stages.filter((stage) => stage.isActive);
}

/** For stages that a test or a colleague names by id alone. */
export function stageAnywhere(workspace: Workspace, stageId: string): StageInPipeline {
  const places = workspace.pipelines
    .values()
    .flatMap((pipeline) => pipeline.stages.map((stage) => ({ pipeline, stage })));
  return must(
    places.find(({ stage }) => stage.id === stageId),
    `stage ${stageId} exists`,
  );
}

export function partnersOf(workspace: Workspace, kind: PartnerKind): Table<Partner> {
  return kind === 'account' ? workspace.accounts : workspace.contacts;
}

/** A text property of a partner, or null. */
export function partnerText(partner: Partner | undefined, name: string): string | null {
  const value = partner?.fields[name];
  return typeof value === 'string' ? value : null;
}
