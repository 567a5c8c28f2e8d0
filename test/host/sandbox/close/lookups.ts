/** Looks up what tests of writing name again and again. */
import type { Got } from '../plain-caller';
import type { Caller } from './caller';

export function firstId(caller: Caller): string {
  return caller.get('/opportunity/?_limit=1').json.data?.[0]?.id ?? '';
}

/** Id of the status with this label in the pipeline at this position. */
export function status(caller: Caller, pipelineAt: number, label: string): string {
  const pipeline = caller.world().pipelines.values()[pipelineAt];
  return pipeline?.statuses.find((each) => each.label === label)?.id ?? '';
}

export function leadId(caller: Caller, at = 0): string {
  return caller.world().leads.values()[at]?.id ?? '';
}

export function fieldErrors(got: Got): unknown {
  expect([got.status, got.json.errors]).toEqual([400, []]);
  return got.json['field-errors'];
}
