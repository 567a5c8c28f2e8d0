/**
 * Somebody who works in the CRM itself while a client uses the API: edits, moves, deletes, renames.
 * Everything is booked in the ledger as a colleague's doing, at the sandbox's present time.
 */
import { assume, must } from '../assume';
import { actIn, type Workplace } from '../workplace';
import { mergedCustom } from './custom-values';
import { createOpportunity, removeOpportunity, updateOpportunity } from './operations';
import type { CustomField, Opportunity, OpportunityFields, Pipeline, Stage } from './records';
import { activeStages, type Scene, stageAnywhere } from './workspace';

/** `custom`: single values by property name; null takes one away. */
export type ColleagueFields = Partial<Omit<OpportunityFields, 'stageId'>>;

export interface Colleague {
  /** Writes fields; the API's rules do not bind a colleague. */
  edit(id: string, fields: ColleagueFields): void;
  /** The same, done by the CRM's own AI: the history names nobody. */
  assist(id: string, fields: ColleagueFields): void;
  /** To a stage of the same pipeline. */
  move(id: string, stageId: string): void;
  /** At the given stage, or the first one of the first pipeline. Returns the new id. */
  create(fields: ColleagueFields, stageId?: string): string;
  remove(id: string): void;
  renameStage(stageId: string, label: string): void;
  /** Listed no more; what stands there stays, or goes to `heirId`. */
  retireStage(stageId: string, heirId?: string): void;
  renamePipeline(pipelineId: string, name: string): void;
  addCustomField(pipelineId: string, field: CustomField): void;
  removeCustomField(pipelineId: string, propertyName: string): void;
  /** Records keep what they hold, whatever that means in the new definition. */
  changeCustomField(
    pipelineId: string,
    propertyName: string,
    change: Partial<Omit<CustomField, 'propertyName'>>,
  ): void;
  /** From now on the key is refused. */
  revokeKey(keyId: string): void;
}

export interface Office extends Workplace<Scene> {
  revokeKey(keyId: string): boolean;
}

export function createColleague(office: Office): Colleague {
  const act = actIn(office);
  return {
    edit: (id, fields) => act('edit', (scene) => edit(scene, id, fields)),
    assist: (id, fields) => act('assist', (scene) => edit({ ...scene, userId: null }, id, fields)),
    move: (id, stageId) => act('move', (scene) => moveTo(scene, opportunity(scene, id), stageId)),
    create: (fields, stageId) => act('create', (scene) => create(scene, fields, stageId)),
    remove: (id) =>
      act('remove', (scene) => assume(removeOpportunity(scene, id), `opportunity ${id} exists`)),
    renameStage: (stageId, label) =>
      act('renameStage', (scene) => changeStage(scene, stageId, { label })),
    retireStage: (stageId, heirId) =>
      act('retireStage', (scene) => retireStage(scene, stageId, heirId)),
    renamePipeline: (pipelineId, name) =>
      act('renamePipeline', (scene) => changePipeline(scene, pipelineId, () => ({ name }))),
    addCustomField: (pipelineId, field) =>
      act('addCustomField', (scene) =>
        changePipeline(scene, pipelineId, ({ customFields }) => ({
          customFields: [...customFields, field],
        })),
      ),
    removeCustomField: (pipelineId, propertyName) =>
      act('removeCustomField', (scene) =>
        changePipeline(scene, pipelineId, ({ customFields }) => ({
          customFields: customFields.filter((field) => field.propertyName !== propertyName),
        })),
      ),
    changeCustomField: (pipelineId, propertyName, change) =>
      act('changeCustomField', (scene) =>
        changePipeline(scene, pipelineId, ({ customFields }) => {
          const isIt = (field: CustomField) => field.propertyName === propertyName;
          assume(customFields.some(isIt), `field ${propertyName} exists`);
          return {
            customFields: customFields.map((field) =>
              isIt(field) ? { ...field, ...change } : field,
            ),
          };
        }),
      ),
    revokeKey: (keyId) =>
      act('revokeKey', () => assume(office.revokeKey(keyId), `key ${keyId} exists`)),
  };
}

function opportunity({ workspace }: Scene, id: string): Opportunity {
  return must(workspace.opportunities.now.get(id), `opportunity ${id} exists`);
}

function edit(scene: Scene, id: string, { custom, ...fields }: ColleagueFields): void {
  const row = opportunity(scene, id);
  const merged = custom === undefined ? {} : { custom: mergedCustom(row.custom, custom) };
  updateOpportunity(scene, row, { ...fields, ...merged });
}

function moveTo(scene: Scene, row: Opportunity, stageId: string): void {
  const { pipeline } = stageAnywhere(scene.workspace, stageId);
  assume(pipeline.id === row.pipelineId, `stage ${stageId} is of the opportunity's pipeline`);
  updateOpportunity(scene, row, { stageId });
}

const emptyFields: OpportunityFields = {
  name: null,
  stageId: null,
  amount: null,
  closeMs: null,
  nextActionMs: null,
  nextSteps: null,
  ownerId: null,
  accountId: null,
  contactId: null,
  stakeholderIds: [],
  custom: {},
};

function create(scene: Scene, fields: ColleagueFields, stageId: string | undefined): string {
  const [first] = scene.workspace.pipelines.values();
  const pipeline =
    stageId === undefined
      ? must(first, 'a first pipeline')
      : stageAnywhere(scene.workspace, stageId).pipeline;
  const own = stageId ?? activeStages(pipeline)[0]?.id ?? null;
  return createOpportunity(scene, pipeline.id, { ...emptyFields, ...fields, stageId: own }).id;
}

function changePipeline(
  { workspace }: Scene,
  pipelineId: string,
  change: (pipeline: Pipeline) => Partial<Pipeline>,
): void {
  const pipeline = must(workspace.pipelines.get(pipelineId), `pipeline ${pipelineId} exists`);
  workspace.pipelines.put({ ...pipeline, ...change(pipeline) });
}

function changeStage(scene: Scene, stageId: string, change: Partial<Stage>): void {
  const { pipeline } = stageAnywhere(scene.workspace, stageId);
  changePipeline(scene, pipeline.id, ({ stages }) => ({
    stages: stages.map((stage) => (stage.id === stageId ? { ...stage, ...change } : stage)),
  }));
}

function retireStage(scene: Scene, stageId: string, heirId: string | undefined): void {
  changeStage(scene, stageId, { isActive: false });
  if (heirId === undefined) return;
  const rows = scene.workspace.opportunities.now.values();
  for (const row of rows.filter((each) => each.stageId === stageId)) moveTo(scene, row, heirId);
}
