/** Who am I, organization, users, pipelines, statuses and custom fields (Close docs, their pages). */
import { type Answer, list, notFound, ok } from './answers';
import type { Call, Route } from './call';
import { pagedList, withFields } from './paging';
import type { CustomField, User } from './records';
import {
  customFieldView,
  meView,
  organizationView,
  pipelineView,
  statusView,
  userView,
} from './related-view';
import { allStatuses, statusById } from './workspace';

export const referenceRoutes: readonly Route[] = [
  { method: 'GET', path: '/me', handle: (call) => ok(withFields(call, meView(call, call.key))) },
  { method: 'GET', path: '/organization/:id', handle: organization },
  { method: 'GET', path: '/user', handle: users },
  { method: 'GET', path: '/user/:id', handle: user },
  { method: 'GET', path: '/pipeline', handle: pipelines },
  { method: 'GET', path: '/pipeline/:id', handle: pipeline },
  { method: 'GET', path: '/status/opportunity', handle: statuses },
  { method: 'GET', path: '/status/opportunity/:id', handle: status },
  { method: 'GET', path: '/status/lead', handle: leadStatuses },
  { method: 'GET', path: '/custom_field_schema/:type', handle: schema },
  { method: 'GET', path: '/custom_field/opportunity', handle: regularFields },
  { method: 'GET', path: '/custom_field/opportunity/:id', handle: regularField },
  { method: 'GET', path: '/custom_field/shared', handle: sharedFields },
];

function organization(call: Call): Answer {
  return call.params.id === call.workspace.id
    ? ok(organizationView(call))
    : notFound('Organization');
}

/** Those who left are missing; the organization names them (a switch). */
function users(call: Call): Answer {
  const { workspace, switches, query } = call;
  const byFirst = query.get('_order_by') === 'first_name,last_name';
  const sortText = ({ first_name, last_name }: User): string =>
    (byFirst ? [first_name, last_name] : [last_name, first_name]).join('\n');
  const listed = workspace.users
    .values()
    .filter((each) => each.active || switches.usersListed === 'all')
    .sort((a, b) => (sortText(a) < sortText(b) ? -1 : 1));
  return pagedList(call, listed, (each) => userView(workspace, each));
}

function user({ workspace, params }: Call): Answer {
  const found = workspace.users.get(params.id ?? '');
  return found === undefined ? notFound('User') : ok(userView(workspace, found));
}

function pipelines({ workspace }: Call): Answer {
  return ok({ data: workspace.pipelines.values().map((each) => pipelineView(workspace, each)) });
}

function pipeline({ workspace, params }: Call): Answer {
  const found = workspace.pipelines.get(params.id ?? '');
  return found === undefined ? notFound('Pipeline') : ok(pipelineView(workspace, found));
}

/** Not in display order: its order is not stated, only pipelines have one. */
function statuses(call: Call): Answer {
  const { workspace } = call;
  const rows = allStatuses(workspace)
    .map((place) => statusView(workspace, place.pipeline, place.status))
    .sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1));
  return ok(
    list(
      rows.map((row) => withFields(call, row)),
      false,
    ),
  );
}

function status(call: Call): Answer {
  const { workspace, params } = call;
  const found = statusById(workspace, params.id ?? '');
  if (found === null) return notFound('Status');
  return ok(withFields(call, statusView(workspace, found.pipeline, found.status)));
}

function leadStatuses({ workspace }: Call): Answer {
  return ok(
    list(
      workspace.leadStatuses.map((each) => ({ ...each })),
      false,
    ),
  );
}

const schemaNames: ReadonlyMap<string, string> = new Map([
  ['opportunity', 'Opportunity'],
  ['lead', 'Lead'],
  ['contact', 'Contact'],
]);

/** Regular and shared fields in display order, without paging. */
function schema({ workspace, params }: Call): Answer {
  const { type = '' } = params;
  const name = schemaNames.get(type);
  if (name === undefined) return notFound('CustomFieldSchema');
  const { opportunityFields, leadFields } = workspace;
  const fields = type === 'opportunity' ? opportunityFields : type === 'lead' ? leadFields : [];
  return ok({
    name,
    object_type: type,
    organization_id: workspace.id,
    fields: fields.map((field) => customFieldView(workspace, field, type)),
  });
}

function regularFields(call: Call): Answer {
  const { workspace } = call;
  const fields = workspace.opportunityFields.filter(({ shared }) => !shared);
  return pagedList(call, fields, (field) => customFieldView(workspace, field, 'opportunity'));
}

function regularField(call: Call): Answer {
  const { workspace, params } = call;
  const isIt = ({ id, shared }: CustomField): boolean => id === params.id && !shared;
  const field = workspace.opportunityFields.find(isIt);
  if (field === undefined) return notFound('CustomField');
  return ok(withFields(call, customFieldView(workspace, field, 'opportunity')));
}

function sharedFields(call: Call): Answer {
  const { workspace } = call;
  const views = workspace.opportunityFields
    .filter(({ shared }) => shared)
    .map((field) => withFields(call, customFieldView(workspace, field, 'opportunity')));
  return ok(list(views, false));
}
