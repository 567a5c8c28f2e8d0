/**
 * What can be done to opportunities, whoever does it: the API's handlers and a colleague in the CRM
 * share these. Every operation books its effects and the automations it sets off.
 */
import { must } from '../assume';
import { type Json, sameJson } from '../json';
import type { Changes, Effect } from '../ledger';
import type { Opportunity, OpportunityFields, Placement, Stage } from './records';
import { type Scene, type StageInPipeline, stageOf, type Workspace } from './workspace';

/** Whether automations run. A run may leave out single actions (`skip_action_ids`). */
export interface AutomationTerms {
  readonly silent: boolean;
  readonly skippedActionIds: readonly string[];
}

export const automationsOn: AutomationTerms = { silent: false, skippedActionIds: [] };

export function createOpportunity(
  scene: Scene,
  fields: Partial<OpportunityFields> & { readonly name: string },
  target: StageInPipeline | null,
  automations: AutomationTerms,
): Opportunity {
  const { workspace, nowMs } = scene;
  const place = target ?? defaultPlace(scene);
  const row: Opportunity = {
    ...emptyOpportunity,
    ...fields,
    id: scene.random.uuid(),
    public_id: nextPublicId(workspace, 'OPP'),
    placements: place === null ? [] : [newPlacement(scene, place, 0)],
    createdMs: nowMs,
    updatedMs: nowMs,
  };
  workspace.opportunities.put(row);
  const { id, name, status, value, contact_id, customer_id, notes, metadata } = row;
  const shown = { name, status, value, contact_id, customer_id, notes, metadata };
  const placed = place && { pipeline_id: place.pipeline.id, stage_id: place.stage.id };
  scene.record({ kind: 'created', entity: 'opportunity', id, fields: { ...shown, ...placed } });
  fire(scene, 'deal_created', id, automations);
  if (place !== null && scene.switches.createFiresStageChanged === 'yes') {
    fire(scene, 'stage_changed', id, automations);
  }
  return row;
}

const emptyOpportunity: Omit<Opportunity, 'id' | 'public_id' | 'name' | 'createdMs' | 'updatedMs'> =
  {
    status: 'open',
    contact_id: null,
    customer_id: null,
    value: null,
    currency: 'AUD',
    lead_source: null,
    tags: [],
    notes: null,
    metadata: {},
    opportunity_type: null,
    next_action_date: null,
    next_action_name: null,
    primary_referrer_contact_id: null,
    primary_referrer_category: null,
    placements: [],
    products: [],
    userIds: [],
    contactIds: [],
    lastActivityMs: null,
    archived: false,
  };

function defaultPlace({ workspace, switches }: Scene): StageInPipeline | null {
  if (switches.defaultPlacement === 'none') return null;
  const pipeline = must(
    workspace.pipelines.values().find((candidate) => candidate.is_default),
    'a default pipeline',
  );
  return { pipeline, stage: must(pipeline.stages[0], 'a first stage') };
}

export function nextPublicId(workspace: Workspace, prefix: string): string {
  const number = workspace.nextNumber;
  workspace.nextNumber += 1;
  return `${prefix}-${String(number).padStart(3, '0')}`;
}

/** Writes the given fields. A write that changes nothing leaves no trace and fires nothing. */
export function patchOpportunity(
  scene: Scene,
  row: Opportunity,
  fields: Partial<OpportunityFields>,
): Opportunity {
  const next: Opportunity = { ...row, ...fields, updatedMs: scene.nowMs };
  const changes = changesBetween(row, next, Object.keys(fields) as (keyof OpportunityFields)[]);
  if (Object.keys(changes).length === 0) return row;
  scene.workspace.opportunities.put(next);
  scene.record({ kind: 'updated', entity: 'opportunity', id: row.id, changes });
  fire(scene, 'deal_updated', row.id, automationsOn);
  return next;
}

function changesBetween(
  before: Opportunity,
  after: Opportunity,
  names: readonly (keyof OpportunityFields)[],
): Changes {
  const wire = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;
  const changed = names
    .map((name) => [name, { before: wire(before[name]), after: wire(after[name]) }] as const)
    .filter(([, change]) => !sameJson(change.before, change.after));
  return Object.fromEntries(changed);
}

export interface Placing {
  readonly target: StageInPipeline;
  readonly position: number;
  /** `move` takes cards out of other pipelines, `add` leaves them. */
  readonly mode: 'move' | 'add';
}

/** Puts an opportunity on a stage. The trigger fires only where the stage really changes. */
export function placeOpportunity(
  scene: Scene,
  row: Opportunity,
  { target, position, mode }: Placing,
  automations: AutomationTerms,
): Placement {
  const here = row.placements.find((card) => card.pipeline_id === target.pipeline.id);
  const others = row.placements.filter((card) => card !== here);
  const source = here ?? (mode === 'move' ? others[0] : undefined);
  const taken = mode === 'add' ? [] : scene.switches.moveTakes === 'oneOther' ? [source] : others;
  const card: Placement = {
    ...newPlacement(scene, target, position),
    ...(source && { id: source.id }),
  };
  const placements = [card, ...others.filter((other) => !taken.includes(other))];
  const changed = here?.stage_id !== target.stage.id;
  const status = changed ? statusAt(scene, target.stage, row.status) : row.status;
  scene.workspace.opportunities.put({ ...row, placements, status, updatedMs: scene.nowMs });
  if (changed || taken.some((other) => other !== here)) {
    recordMove(scene, row.id, source, card);
  }
  if (status !== row.status) {
    const changes = { status: { before: row.status, after: status } };
    scene.record({ kind: 'updated', entity: 'opportunity', id: row.id, changes });
  }
  if (changed) fire(scene, 'stage_changed', row.id, automations);
  return card;
}

function newPlacement(scene: Scene, { pipeline, stage }: StageInPipeline, position: number) {
  return { id: scene.random.uuid(), pipeline_id: pipeline.id, stage_id: stage.id, position };
}

function statusAt({ switches }: Scene, stage: Stage, status: string): string {
  if (switches.wonStageSetsStatus === 'no') return status;
  if (stage.is_won_stage) return 'won';
  return stage.is_lost_stage ? 'lost' : 'open';
}

function recordMove(scene: Scene, id: string, from: Placement | undefined, to: Placement): void {
  const place = (card: Placement) => ({ pipelineId: card.pipeline_id, stageId: card.stage_id });
  scene.record({ kind: 'moved', id, from: from ? place(from) : null, to: place(to) });
}

/** Removes an opportunity for good, and with it its cards, products and links. */
export function removeOpportunity(scene: Scene, id: string): boolean {
  const removed = scene.workspace.opportunities.remove(id);
  if (removed) scene.record({ kind: 'deleted', entity: 'opportunity', id });
  return removed;
}

/** Replaces what is linked to an opportunity; `changes` tells the ledger in a few words. */
export function relinkOpportunity(scene: Scene, next: Opportunity, changes: Changes): void {
  scene.workspace.opportunities.put(next);
  scene.record({ kind: 'updated', entity: 'opportunity', id: next.id, changes });
}

export function fire(
  { record }: { readonly record: (effect: Effect) => void },
  trigger: string,
  id: string,
  { silent, skippedActionIds }: AutomationTerms,
): void {
  if (!silent) record({ kind: 'automation', trigger, id, skippedActionIds });
}

/** The stage that a colleague names by its id alone. */
export function stageAnywhere(workspace: Workspace, stageId: string): StageInPipeline {
  const found = workspace.pipelines
    .values()
    .map((pipeline) => stageOf(workspace, pipeline.id, stageId))
    .find((place) => place !== null);
  return must(found, `stage ${stageId} exists`);
}
