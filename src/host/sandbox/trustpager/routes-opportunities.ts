/** List, get, create, patch, delete and search of opportunities (TrustPager docs, Opportunities). */
import { type Answer, failure, notFound, problemAnswer, single } from './answers';
import type { Call, Route } from './call';
import { searchAnswer } from './fuzzy-search';
import { type FieldRules, readFields, readPlacement, required } from './input';
import { accessOf } from './keys';
import { listAnswer, readCreatedBounds, within } from './list-query';
import { companyTexts, contactTexts, fold, opportunityMatches } from './matching';
import { createOpportunity, patchOpportunity, removeOpportunity } from './operations';
import { opportunityListView, opportunityView } from './opportunity-view';
import type { Opportunity } from './records';
import { opportunityOrder, type Workspace } from './workspace';

const createListed: FieldRules['listed'] = [
  'name',
  'contact_id',
  'customer_id',
  'status',
  'currency',
  'lead_source',
  'tags',
  'notes',
  'metadata',
];
const patchListed = createListed.filter((name) => name !== 'status');

/** The fields that a record of a bulk-create may have; its page adds the value. */
export const bulkListed: FieldRules['listed'] = [...createListed, 'value'];

export const opportunityRoutes: readonly Route[] = [
  { method: 'GET', path: '/opportunities', scopes: ['opportunities:read'], handle: list },
  {
    method: 'POST',
    path: '/opportunities/search',
    scopes: ['opportunities:read'],
    reads: true,
    takesBody: true,
    handle: search,
  },
  { method: 'GET', path: '/opportunities/:id', scopes: ['opportunities:read'], handle: get },
  {
    method: 'POST',
    path: '/opportunities',
    scopes: ['opportunities:write'],
    takesBody: true,
    handle: create,
  },
  {
    method: 'PATCH',
    path: '/opportunities/:id',
    scopes: ['opportunities:write'],
    takesBody: true,
    handle: patch,
  },
  {
    method: 'DELETE',
    path: '/opportunities/:id',
    scopes: (switches) => [switches.deleteScope],
    handle: remove,
  },
];

/** The opportunity that the path names, with `then` done to it; otherwise 404. */
export function withOpportunity(call: Call, then: (row: Opportunity) => Answer): Answer {
  const row = call.workspace.opportunities.get(call.params.id ?? '');
  return row === undefined ? notFound(call.switches, 'Opportunity') : then(row);
}

function list(call: Call): Answer {
  const { query, switches, workspace } = call;
  const bounds = readCreatedBounds(query, switches);
  if (!bounds.ok) return problemAnswer(switches, bounds.problem);
  const expand = readExpand(call);
  if (expand.kind === 'refused') return expand.answer;
  const search = fold(query.get('search') ?? '');
  const showArchived = switches.archivedParameter === 'honoured' ? query.get('archived') : null;
  return listAnswer(call, {
    table: workspace.opportunities,
    order: opportunityOrder(switches),
    accept: (row) =>
      (showArchived === 'all' || row.archived === (showArchived === 'true')) &&
      within(bounds.value, row.createdMs) &&
      hasFilters(row, query) &&
      (search === '' || opportunityMatches(workspace, row, search)),
    view: (row) => opportunityListView(call, row, expand.names),
  });
}

function hasFilters(row: Opportunity, query: URLSearchParams): boolean {
  const equal = (name: 'status' | 'contact_id' | 'customer_id'): boolean =>
    !query.get(name) || row[name] === query.get(name);
  const user = query.get('assigned_to');
  const pipeline = query.get('pipeline_id');
  const stage = query.get('stage_id');
  const placed = row.placements.some(
    (card) => (!pipeline || card.pipeline_id === pipeline) && (!stage || card.stage_id === stage),
  );
  return (
    equal('status') &&
    equal('contact_id') &&
    equal('customer_id') &&
    (!user || row.userIds.includes(user)) &&
    ((!pipeline && !stage) || placed)
  );
}

type Expand =
  | { readonly kind: 'names'; readonly names: ReadonlySet<string> }
  | { readonly kind: 'refused'; readonly answer: Answer };

const expandScopes: Readonly<Record<string, string>> = {
  contact: 'contacts:read',
  referrer: 'contacts:read',
  customer: 'companies:read',
  assigned_users: 'users:read',
};

/** At most five names; whether they want scopes of their own is a switch. */
function readExpand({ query, switches, key }: Call): Expand {
  const names = (query.get('expand') ?? '').split(',').filter((name) => name !== '');
  if (names.length > 5) {
    const problem = { kind: 'badValue', message: 'expand takes at most 5 names' } as const;
    return { kind: 'refused', answer: problemAnswer(switches, problem) };
  }
  const wanted = names.flatMap((name) => expandScopes[name] ?? []);
  const free = switches.expandScopes === 'free' || accessOf(key, wanted, switches) === 'allowed';
  if (free) return { kind: 'names', names: new Set(names) };
  const answer = failure(switches, {
    status: 403,
    code: 'INSUFFICIENT_SCOPE',
    message: `Expanding needs ${wanted.join(', ')}.`,
    extras: { required_scopes: wanted },
  });
  return { kind: 'refused', answer };
}

function get(call: Call): Answer {
  return withOpportunity(call, (row) => {
    const expand = readExpand(call);
    return expand.kind === 'refused'
      ? expand.answer
      : single(opportunityView(call, row, expand.names));
  });
}

function create(call: Call): Answer {
  const { body, switches } = call;
  const missing = required(body, ['name']);
  if (missing !== null) return problemAnswer(switches, missing);
  const unlisted = switches.createUnlisted;
  const fields = readFields(body, { ...call, listed: createListed, unlisted });
  if (!fields.ok) return problemAnswer(switches, fields.problem);
  const placed = body.pipeline_id !== undefined || body.stage_id !== undefined;
  if (placed && unlisted === 'refused') {
    const message = 'pipeline_id and stage_id cannot be set here';
    return problemAnswer(switches, { kind: 'badValue', message });
  }
  const applied = unlisted === 'applied';
  const place = readPlacement(
    applied ? body.pipeline_id : undefined,
    applied ? body.stage_id : undefined,
    call,
  );
  if (!place.ok) return problemAnswer(switches, place.problem);
  const named = { ...fields.value, name: String(body.name) };
  const automations = { silent: body.skip_automations === true, skippedActionIds: [] };
  const row = createOpportunity(call, named, place.value, automations);
  return single(opportunityView(call, row), switches.createStatus);
}

function patch(call: Call): Answer {
  return withOpportunity(call, (row) => {
    const unlisted = call.switches.patchUnlisted;
    const fields = readFields(call.body, { ...call, listed: patchListed, unlisted });
    if (!fields.ok) return problemAnswer(call.switches, fields.problem);
    return single(opportunityView(call, patchOpportunity(call, row, fields.value)));
  });
}

function remove(call: Call): Answer {
  return withOpportunity(call, (row) => {
    removeOpportunity(call, row.id);
    if (call.switches.deleteStatus === 204) return { status: 204, body: null };
    return single({ success: true });
  });
}

function search(call: Call): Answer {
  const { workspace } = call;
  return searchAnswer(call, {
    rows: workspace.opportunities.values().filter((row) => !row.archived),
    textsOf: (row) => searchTexts(workspace, row),
    view: (row) => opportunityView(call, row),
  });
}

function searchTexts(workspace: Workspace, row: Opportunity): readonly (string | null)[] {
  const contact = workspace.contacts.get(row.contact_id ?? '');
  const company = workspace.companies.get(row.customer_id ?? '');
  return [
    row.name,
    ...(contact ? contactTexts(contact) : []),
    ...(company ? companyTexts(company) : []),
  ];
}
