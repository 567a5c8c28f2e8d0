/**
 * Bulk-create and bulk-delete (TrustPager docs, POST /opportunities/bulk-create and its index). Not a
 * transaction: good rows stay, bad rows are listed.
 */
import { isObject, type Json, type JsonObject } from '../json';
import { type Answer, creditsGone, failure, type Problem, problemAnswer, single } from './answers';
import { bulkOutcome, crash } from './bulk-outcome';
import type { Call, Route } from './call';
import { type Read, readBatch, readFields, readIds, readPlacement, refuse } from './input';
import { createOpportunity, removeOpportunity } from './operations';
import { opportunityView } from './opportunity-view';
import type { Opportunity } from './records';
import { bulkListed } from './routes-opportunities';
import type { TrustPagerSwitches } from './switches';

export const bulkRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/opportunities/bulk-create',
    scopes: ['opportunities:write'],
    takesBody: true,
    bulk: true,
    handle: (call) =>
      bulkCreate(call, (record) => {
        const row = createFromRecord(call, record);
        return row.ok ? { ok: true, value: opportunityView(call, row.value) } : row;
      }),
  },
  {
    method: 'POST',
    path: '/opportunities/bulk-delete',
    scopes: ['opportunities:delete'],
    takesBody: true,
    bulk: true,
    handle: bulkDelete,
  },
];

interface RowError {
  readonly index: number;
  readonly problem: Problem;
}

/** Creates the `records` of the body one by one with `create`; shared by the sister resources. */
export function bulkCreate(call: Call, create: (record: JsonObject) => Read<JsonObject>): Answer {
  const records = readBatch('records', call.body.records);
  if (!records.ok) return problemAnswer(call.switches, records.problem);
  const refusesWhole = call.switches.creditsGoneInBulk === 'refuse';
  if (refusesWhole && records.value.length > call.rowsAffordable) return creditsGone(call.switches);
  const created: JsonObject[] = [];
  const errors: RowError[] = [];
  for (const [index, record] of records.value.entries()) {
    if (index === call.crashAfterRows) return crash(call);
    const paid = created.length < call.rowsAffordable;
    const row = paid ? createRow(record, create) : refuse('No credits left.');
    if (row.ok) created.push({ index, ...row.value });
    else errors.push({ index, problem: row.problem });
  }
  return call.crashAfterRows === null ? bulkCreateAnswer(call, created, errors) : crash(call);
}

function createRow(record: Json, create: (record: JsonObject) => Read<JsonObject>) {
  return isObject(record) ? create(record) : refuse('a record must be an object');
}

function bulkCreateAnswer(
  call: Call,
  created: readonly JsonObject[],
  errors: readonly RowError[],
): Answer {
  const { switches } = call;
  if (created.length === 0 && switches.bulkTotalFailure === 'refused') {
    const message = `All ${errors.length} records failed.`;
    const terms = { status: switches.badValueStatus, code: 'VALIDATION_ERROR', message };
    return failure(switches, terms);
  }
  const shuffled = switches.createdOrder === 'shuffled' ? call.random.shuffle(created) : created;
  const data = {
    created: shuffled,
    errors: errors.map((error) => rowErrorView(error, switches)),
    created_count: created.length,
    error_count: errors.length,
  };
  return { ...single(data, switches.bulkCreateStatus), rowsWritten: created.length };
}

function rowErrorView({ index, problem }: RowError, switches: TrustPagerSwitches): JsonObject {
  const { message } = problem;
  switch (switches.rowErrorForm) {
    case 'error':
      return { index, error: message };
    case 'message':
      return { index, message };
    case 'errorObject':
      return { index, error: { code: 'VALIDATION_ERROR', message } };
    case 'noIndex':
      return { error: message };
  }
}

function createFromRecord(call: Call, record: JsonObject): Read<Opportunity> {
  const unlisted = call.switches.createUnlisted;
  if ((record.name ?? null) === null) return refuse('name is required');
  const fields = readFields(record, { ...call, listed: bulkListed, unlisted });
  if (!fields.ok) return fields;
  const place = readPlacement(
    ownOrDefault(call, record, 'pipeline_id'),
    ownOrDefault(call, record, 'stage_id'),
    call,
  );
  if (!place.ok) return place;
  const named = { ...fields.value, name: String(record.name) };
  const automations = { silent: call.body.skip_automations === true, skippedActionIds: [] };
  return { ok: true, value: createOpportunity(call, named, place.value, automations) };
}

/** Each id falls back on the request's own, by itself: a foreign stage may meet a pipeline. */
function ownOrDefault(call: Call, record: JsonObject, name: string): Json | undefined {
  return record[name] ?? call.body[name];
}

function bulkDelete(call: Call): Answer {
  const ids = readIds('ids', call.body.ids);
  if (!ids.ok) return problemAnswer(call.switches, ids.problem);
  return bulkOutcome(call, ids.value, 'deleted', (id) => removeOpportunity(call, id));
}
