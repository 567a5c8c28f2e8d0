/**
 * Somebody who works in the CRM itself while a client uses the API: edits, moves, renames, approves.
 * Everything is booked in the ledger as a colleague's doing, at the sandbox's present time.
 */
import { assume, must } from '../assume';
import { actIn, type Workplace } from '../workplace';
import type { Answer } from './answers';
import {
  automationsOn,
  createOpportunity,
  patchOpportunity,
  placeOpportunity,
  relinkOpportunity,
  removeOpportunity,
  stageAnywhere,
} from './operations';
import type { Approval, CustomField, Opportunity, OpportunityFields } from './records';
import type { Scene, Workspace } from './workspace';

export interface Colleague {
  /** Writes fields; the API's rules do not bind a colleague. */
  edit(id: string, fields: Partial<OpportunityFields>): void;
  /** To a stage of any pipeline; cards in other pipelines go. */
  move(id: string, stageId: string): void;
  /** Returns the new id. */
  create(fields: Partial<OpportunityFields> & { readonly name: string }, stageId?: string): string;
  remove(id: string): void;
  archive(id: string): void;
  /** Replaces the assigned users. */
  assign(id: string, userIds: readonly string[]): void;
  renameStage(stageId: string, name: string): void;
  renamePipeline(pipelineId: string, name: string): void;
  addCustomField(field: CustomField): void;
  removeCustomField(fieldId: string): void;
  /** Records keep what they hold, whatever that means in the new definition. */
  changeCustomField(fieldId: string, change: Partial<Omit<CustomField, 'id'>>): void;
  /** Lets a queued write happen, or not. */
  resolve(approvalId: string, verdict: 'approved' | 'rejected'): void;
}

export interface Office extends Workplace<Scene> {
  /** Executes a queued write as its key would have. */
  execute(approval: Approval, scene: Scene): Answer;
}

export function createColleague(office: Office): Colleague {
  const act = actIn(office);
  return {
    edit: (id, fields) =>
      act('edit', (scene) => void patchOpportunity(scene, opportunity(scene, id), fields)),
    move: (id, stageId) => act('move', (scene) => moveTo(scene, id, stageId)),
    create: (fields, stageId) =>
      act('create', (scene) => {
        const target = stageId === undefined ? null : stageAnywhere(scene.workspace, stageId);
        return createOpportunity(scene, fields, target, automationsOn).id;
      }),
    remove: (id) =>
      act('remove', (scene) => assume(removeOpportunity(scene, id), `opportunity ${id} exists`)),
    archive: (id) =>
      act('archive', (scene) => {
        const next = { ...opportunity(scene, id), archived: true, updatedMs: scene.nowMs };
        relinkOpportunity(scene, next, { archived: { before: false, after: true } });
      }),
    assign: (id, userIds) =>
      act('assign', (scene) => {
        const row = opportunity(scene, id);
        const changes = { userIds: { before: row.userIds, after: userIds } };
        relinkOpportunity(scene, { ...row, userIds, updatedMs: scene.nowMs }, changes);
      }),
    renameStage: (stageId, name) =>
      act('renameStage', (scene) => renameStage(scene, stageId, name)),
    renamePipeline: (pipelineId, name) =>
      act('renamePipeline', (scene) => renamePipeline(scene, pipelineId, name)),
    addCustomField: (field) =>
      act('addCustomField', ({ workspace }) =>
        setDealFields(workspace, (fields) => [...fields, field]),
      ),
    removeCustomField: (fieldId) =>
      act('removeCustomField', ({ workspace }) =>
        setDealFields(workspace, (fields) => fields.filter(({ id }) => id !== fieldId)),
      ),
    changeCustomField: (fieldId, change) =>
      act('changeCustomField', ({ workspace }) =>
        setDealFields(workspace, (fields) => {
          assume(
            fields.some(({ id }) => id === fieldId),
            `field ${fieldId} exists`,
          );
          return fields.map((field) => (field.id === fieldId ? { ...field, ...change } : field));
        }),
      ),
    resolve: (approvalId, verdict) =>
      act(verdict, (scene) => resolve(office, scene, approvalId, verdict)),
  };
}

function opportunity({ workspace }: Scene, id: string): Opportunity {
  return must(workspace.opportunities.get(id), `opportunity ${id} exists`);
}

function moveTo(scene: Scene, id: string, stageId: string): void {
  const target = stageAnywhere(scene.workspace, stageId);
  const placing = { target, position: 0, mode: 'move' } as const;
  placeOpportunity(scene, opportunity(scene, id), placing, automationsOn);
}

function renameStage({ workspace, record }: Scene, stageId: string, name: string): void {
  const { pipeline, stage } = stageAnywhere(workspace, stageId);
  const stages = pipeline.stages.map((each) => (each.id === stageId ? { ...each, name } : each));
  workspace.pipelines.put({ ...pipeline, stages });
  const changes = { name: { before: stage.name, after: name } };
  record({ kind: 'updated', entity: 'stage', id: stageId, changes });
}

function renamePipeline({ workspace, record }: Scene, pipelineId: string, name: string): void {
  const pipeline = must(workspace.pipelines.get(pipelineId), `pipeline ${pipelineId} exists`);
  workspace.pipelines.put({ ...pipeline, name });
  const changes = { name: { before: pipeline.name, after: name } };
  record({ kind: 'updated', entity: 'pipeline', id: pipelineId, changes });
}

function setDealFields(
  workspace: Workspace,
  change: (fields: readonly CustomField[]) => readonly CustomField[],
): void {
  const { settings } = workspace;
  const custom_fields = { ...settings.custom_fields, deal: change(settings.custom_fields.deal) };
  workspace.settings = { ...settings, custom_fields };
}

function resolve(
  office: Office,
  scene: Scene,
  approvalId: string,
  verdict: 'approved' | 'rejected',
): void {
  const { approvals } = scene.workspace;
  const approval = must(approvals.get(approvalId), `approval ${approvalId} exists`);
  assume(approval.status === 'pending', `approval ${approvalId} is pending`);
  const answer = verdict === 'approved' ? office.execute(approval, scene) : null;
  approvals.put({
    ...approval,
    status: verdict,
    resolvedMs: scene.nowMs,
    execution_status: answer?.status ?? null,
    execution_result: answer?.body ?? null,
  });
}
