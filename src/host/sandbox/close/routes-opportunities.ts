/** List, create, get, update and delete of opportunities (Close docs, Opportunities). */
import { must } from '../assume';
import type { Order } from '../table';
import { type Answer, notFound, ok, problemAnswer, type Read, read } from './answers';
import type { Call, Route } from './call';
import { type Inputs, readOpportunity } from './input';
import { createOpportunity, patchOpportunity, removeOpportunity } from './operations';
import { readOpportunityQuery } from './opportunity-query';
import { opportunityView } from './opportunity-view';
import { pagedList, withFields } from './paging';
import type { Opportunity, OpportunityFields } from './records';
import { chooseStatus, contactProblem } from './status-choice';
import { listSums } from './sums';
import type { Workspace } from './workspace';

export const opportunityRoutes: readonly Route[] = [
  { method: 'GET', path: '/opportunity', handle: list },
  { method: 'POST', path: '/opportunity', handle: create },
  {
    method: 'GET',
    path: '/opportunity/:id',
    handle: (call) =>
      withOpportunity(call, (row) => ok(withFields(call, opportunityView(call, row)))),
  },
  { method: 'PUT', path: '/opportunity/:id', handle: update },
  { method: 'DELETE', path: '/opportunity/:id', handle: remove },
];

function withOpportunity(call: Call, then: (row: Opportunity) => Answer): Answer {
  const row = call.workspace.opportunities.get(call.params.id ?? '');
  return row === undefined ? notFound('Opportunity') : then(row);
}

function list(call: Call): Answer {
  const { workspace, switches } = call;
  const { opportunities } = workspace;
  const query = readOpportunityQuery(call, call.query);
  if (query.kind === 'refused') return query.answer;
  const matches = opportunities.values().filter(query.accept);
  const ids = idsInOrder(workspace, matches, query.order);
  const sums = listSums(matches, workspace.currency, switches);
  const view = (id: string) => opportunityView(call, must(opportunities.get(id), 'a listed row'));
  return pagedList(call, ids, view, sums);
}

/** The table keeps its orders, so that a page of many costs no sorting. */
function idsInOrder(
  { opportunities }: Workspace,
  matches: readonly Opportunity[],
  order: Order<Opportunity>,
): readonly string[] {
  const ids = opportunities.idsBy(order);
  if (matches.length === ids.length) return ids;
  const wanted = new Set(matches.map(({ id }) => id));
  return ids.filter((id) => wanted.has(id));
}

function create(call: Call): Answer {
  const draft = readDraft(call, null);
  if (!draft.ok) return problemAnswer(draft.problem);
  const { fields, createdMs, created_by } = draft.value;
  return written(call, createOpportunity(call, { fields, createdMs, created_by }));
}

function update(call: Call): Answer {
  return withOpportunity(call, (row) => {
    const draft = readDraft(call, row);
    if (!draft.ok) return problemAnswer(draft.problem);
    return written(call, patchOpportunity(call, row, draft.value.fields));
  });
}

function remove(call: Call): Answer {
  return withOpportunity(call, (row) => {
    removeOpportunity(call, row.id);
    const answers: Record<typeof call.switches.deleteAnswer, Answer> = {
      object: ok({}),
      empty: { status: 200, body: '' },
      noContent: { status: 204, body: null },
    };
    return answers[call.switches.deleteAnswer];
  });
}

/** The full object: `_fields` is not published for writes. */
function written(call: Call, row: Opportunity): Answer {
  return ok(opportunityView(call, row));
}

interface Draft {
  readonly fields: Partial<OpportunityFields>;
  readonly createdMs: number | undefined;
  readonly created_by: string | undefined;
}

function readDraft(call: Call, row: Opportunity | null): Read<Draft> {
  const reading = { ...call, row };
  const input = readOpportunity(call.body, reading);
  if (!input.ok) return input;
  const { inputs, custom } = input.value;
  const problem = contactProblem(inputs, reading);
  if (problem !== null) return { ok: false, problem };
  const status = chooseStatus(inputs, reading);
  if (!status.ok) return status;
  const status_id = status.value;
  const fields = { ...ownFields(inputs), ...(status_id !== undefined && { status_id }), custom };
  return read({ fields, createdMs: inputs.date_created, created_by: inputs.created_by });
}

/** Without what stands for something else: statuses, times and the maker. */
function ownFields(inputs: Partial<Inputs>): Partial<OpportunityFields> {
  const { status_id: _id, status: _label, pipeline_id: _pipeline, ...rest } = inputs;
  const { date_created: _created, created_by: _maker, ...fields } = rest;
  return fields;
}
