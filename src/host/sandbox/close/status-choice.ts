/** Which status a body asks for (Close docs, Create an opportunity), and what must fit together. */
import { type Problem, type Read, read, refuseField } from './answers';
import type { Inputs } from './input';
import type { Reading } from './reading';
import { allStatuses, knownStatus, type Scene } from './workspace';

/** Id of the status; undefined where the body does not touch it. */
export function chooseStatus(inputs: Partial<Inputs>, reading: Reading): Read<string | undefined> {
  return reading.row === null
    ? statusOfNew(inputs, reading)
    : statusAfterUpdate(inputs, reading, reading.row.status_id);
}

/** Neither: the organization's first. A pipeline alone: its first. Both must agree. */
function statusOfNew(
  { status_id, pipeline_id }: Partial<Inputs>,
  { workspace }: Scene,
): Read<string | undefined> {
  if (pipeline_id === undefined) return read(status_id);
  const inside = allStatuses(workspace).filter(({ pipeline }) => pipeline.id === pipeline_id);
  if (status_id !== undefined) {
    const agree = inside.some(({ status }) => status.id === status_id);
    return agree ? read(status_id) : refuseField('status', 'Not a status of this pipeline.');
  }
  const [first] = inside;
  return first === undefined
    ? refuseField('pipeline', 'This pipeline has no statuses.')
    : read(first.status.id);
}

function statusAfterUpdate(
  { status_id, status }: Partial<Inputs>,
  { workspace, switches }: Scene,
  present: string,
): Read<string | undefined> {
  const { pipeline } = knownStatus(workspace, present);
  if (status_id === undefined) {
    if (status === undefined || switches.statusText === 'ignored') return read(undefined);
    const labelled = pipeline.statuses.find(({ label }) => label === status);
    return labelled === undefined
      ? refuseField('status', 'Not a valid choice.')
      : read(labelled.id);
  }
  const stays = pipeline.statuses.some(({ id }) => id === status_id);
  return stays || switches.statusAcross === 'moves'
    ? read(status_id)
    : refuseField('status', 'Not a status of this pipeline.');
}

/** A contact must be one of the lead's; null: all is well. */
export function contactProblem(
  { contact_id, lead_id }: Partial<Inputs>,
  { workspace, switches, row }: Reading,
): Problem | null {
  if (typeof contact_id !== 'string' || switches.foreignContact === 'stored') return null;
  const lead = workspace.leads.get(lead_id ?? row?.lead_id ?? '');
  if (lead?.contact_ids.includes(contact_id)) return null;
  const name = switches.relationKey === 'relation' ? 'contact' : 'contact_id';
  return { errors: [], fieldErrors: { [name]: 'Object does not exist.' } };
}
