/**
 * Somebody who works in the CRM itself while a client uses the API: edits, moves, renames, leaves.
 * Everything is booked in the ledger as a colleague's doing, at the sandbox's present time.
 */
import { assume, must } from '../assume';
import type { Changes } from '../ledger';
import { actIn, type Workplace } from '../workplace';
import { newId } from './ids';
import type { Currency } from './money';
import {
  createLead,
  createOpportunity,
  type NewLead,
  patchOpportunity,
  removeOpportunity,
} from './operations';
import type { CustomField, OpportunityFields, Pipeline, StatusType } from './records';
import { knownStatus, type Scene } from './workspace';

export interface Colleague {
  /** Writes fields; the API's rules do not bind a colleague. `custom` is the whole new set. */
  edit(id: string, fields: Partial<OpportunityFields>): void;
  /** To a status of any pipeline. */
  move(id: string, statusId: string): void;
  /** Returns the new id. Without a lead it makes one. */
  create(fields: Partial<OpportunityFields>): string;
  remove(id: string): void;
  /** Returns the new id. */
  createLead(fields: NewLead): string;
  renameLead(leadId: string, name: string | null): void;
  renamePipeline(pipelineId: string, name: string): void;
  renameStatus(statusId: string, label: string): void;
  /** At the end of the pipeline. Returns the new id. */
  addStatus(pipelineId: string, label: string, type: StatusType): string;
  addCustomField(field: CustomField): void;
  /** Records keep what they hold, whatever that means in the new definition. */
  changeCustomField(fieldId: string, change: Partial<Omit<CustomField, 'id'>>): void;
  /** Deletes the field with all its values. */
  removeCustomField(fieldId: string): void;
  /** Somebody leaves; their records stay theirs. */
  deactivateUser(userId: string): void;
  /** Amounts keep their numbers. */
  setCurrency(currency: Currency): void;
  /** By the key's id. From now on it answers 401. */
  revokeKey(keyId: string): void;
}

export interface Office extends Workplace<Scene> {
  /** False where there is no such key. */
  revokeKey(keyId: string): boolean;
}

export function createColleague(office: Office): Colleague {
  const act = actIn(office);
  const edit = (scene: Scene, id: string, fields: Partial<OpportunityFields>): void => {
    const row = must(scene.workspace.opportunities.get(id), `opportunity ${id} exists`);
    patchOpportunity(scene, row, fields);
  };
  return {
    edit: (id, fields) => act('edit', (scene) => edit(scene, id, fields)),
    move: (id, statusId) =>
      act('move', (scene) => {
        const { status } = knownStatus(scene.workspace, statusId);
        edit(scene, id, { status_id: status.id });
      }),
    create: (fields) => act('create', (scene) => createOpportunity(scene, { fields }).id),
    remove: (id) =>
      act('remove', (scene) => assume(removeOpportunity(scene, id), `opportunity ${id} exists`)),
    createLead: (fields) => act('createLead', (scene) => createLead(scene, fields).id),
    renameLead: (id, name) => act('renameLead', (scene) => renameLead(scene, id, name)),
    renamePipeline: (id, name) => act('renamePipeline', (scene) => renamePipeline(scene, id, name)),
    renameStatus: (id, label) => act('renameStatus', (scene) => renameStatus(scene, id, label)),
    addStatus: (pipelineId, label, type) =>
      act('addStatus', (scene) => addStatus(scene, pipelineId, { label, type })),
    addCustomField: (field) =>
      act('addCustomField', ({ workspace }) => {
        workspace.opportunityFields = [...workspace.opportunityFields, field];
      }),
    removeCustomField: (fieldId) =>
      act('removeCustomField', ({ workspace }) => {
        const { opportunityFields } = workspace;
        workspace.opportunityFields = opportunityFields.filter(({ id }) => id !== fieldId);
      }),
    changeCustomField: (fieldId, change) =>
      act('changeCustomField', ({ workspace }) => {
        const { opportunityFields } = workspace;
        assume(
          opportunityFields.some(({ id }) => id === fieldId),
          `field ${fieldId} exists`,
        );
        workspace.opportunityFields = opportunityFields.map((field) =>
          field.id === fieldId ? { ...field, ...change } : field,
        );
      }),
    deactivateUser: (id) => act('deactivateUser', (scene) => deactivateUser(scene, id)),
    setCurrency: (currency) =>
      act('setCurrency', ({ workspace }) => {
        workspace.currency = currency;
      }),
    revokeKey: (id) => act('revokeKey', () => assume(office.revokeKey(id), `there is a key ${id}`)),
  };
}

function change(before: string | null, after: string | null, name: string): Changes {
  return { [name]: { before, after } };
}

function renameLead({ workspace, nowMs, record }: Scene, id: string, name: string | null): void {
  const lead = must(workspace.leads.get(id), `lead ${id} exists`);
  workspace.leads.put({ ...lead, name, updatedMs: nowMs });
  record({ kind: 'updated', entity: 'lead', id, changes: change(lead.name, name, 'name') });
}

function renamePipeline({ workspace, record }: Scene, id: string, name: string): void {
  const pipeline = must(workspace.pipelines.get(id), `pipeline ${id} exists`);
  workspace.pipelines.put({ ...pipeline, name });
  record({ kind: 'updated', entity: 'pipeline', id, changes: change(pipeline.name, name, 'name') });
}

function renameStatus({ workspace, record }: Scene, id: string, label: string): void {
  const { pipeline, status } = knownStatus(workspace, id);
  const statuses = pipeline.statuses.map((each) => (each.id === id ? { ...each, label } : each));
  workspace.pipelines.put({ ...pipeline, statuses });
  record({ kind: 'updated', entity: 'status', id, changes: change(status.label, label, 'label') });
}

function addStatus(
  { workspace, random, record }: Scene,
  pipelineId: string,
  fields: Pick<Pipeline['statuses'][number], 'label' | 'type'>,
): string {
  const pipeline = must(workspace.pipelines.get(pipelineId), `pipeline ${pipelineId} exists`);
  const status = { id: newId(random, 'stat'), ...fields };
  workspace.pipelines.put({ ...pipeline, statuses: [...pipeline.statuses, status] });
  record({ kind: 'created', entity: 'status', id: status.id, fields });
  return status.id;
}

function deactivateUser({ workspace, record }: Scene, id: string): void {
  const user = must(workspace.users.get(id), `user ${id} exists`);
  workspace.users.put({ ...user, active: false });
  record({ kind: 'updated', entity: 'user', id, changes: change('active', 'inactive', 'status') });
}
