/** Everything but opportunities as the API shows it (Close's OpenAPI and its examples). */
import type { Json, JsonObject } from '../json';
import type { ApiKey } from './keys';
import type { Contact, CustomField, Export, Lead, Pipeline, Status, User } from './records';
import { bareTimestamp, timestamp } from './times';
import { contactsOf, fullName, leadName, type Scene, userName, type Workspace } from './workspace';

export function pipelineView(workspace: Workspace, pipeline: Pipeline): JsonObject {
  const { id, name, statuses, createdMs } = pipeline;
  return {
    id,
    name,
    organization_id: workspace.id,
    statuses: statuses.map((status) => ({ ...status })),
    created_by: null,
    updated_by: null,
    date_created: bareTimestamp(createdMs),
    date_updated: bareTimestamp(createdMs),
  };
}

export function statusView(workspace: Workspace, pipeline: Pipeline, status: Status): JsonObject {
  return { ...status, organization_id: workspace.id, pipeline_id: pipeline.id };
}

export function userView(workspace: Workspace, user: User): JsonObject {
  return { ...personView(user), organizations: [workspace.id] };
}

function personView({ id, email, first_name, last_name, createdMs }: User): JsonObject {
  return {
    id,
    email,
    first_name,
    last_name,
    image: `https://images.sandbox.example/${id}`,
    last_used_timezone: null,
    date_created: timestamp(createdMs),
    date_updated: timestamp(createdMs),
  };
}

export function meView(scene: Scene, key: ApiKey): JsonObject {
  const { workspace, user } = scene;
  const { lead_statuses, pipelines } = organizationView(scene);
  return {
    ...personView(user),
    organizations: [
      {
        id: workspace.id,
        name: workspace.name,
        lead_statuses: lead_statuses ?? [],
        pipelines: pipelines ?? [],
      },
    ],
    memberships: [{ ...membershipIds(workspace, user), permissions_granted: [...key.permissions] }],
    email_accounts: [],
    phone_numbers: [],
  };
}

export function organizationView({ workspace, switches }: Scene): JsonObject {
  const { currency, users } = workspace;
  const members = (active: boolean): Json[] =>
    users
      .values()
      .filter((user) => user.active === active)
      .map((user) => membershipView(workspace, user));
  return {
    id: workspace.id,
    name: workspace.name,
    ...(switches.organizationCurrency === 'present' && { currency: currency.code }),
    currency_symbol: currency.symbol,
    plan_type: 'business',
    lead_statuses: workspace.leadStatuses.map((status) => ({ ...status })),
    pipelines: workspace.pipelines.values().map((each) => pipelineView(workspace, each)),
    memberships: members(true),
    inactive_memberships: members(false),
    created_by: null,
    updated_by: null,
    date_created: timestamp(workspace.createdMs),
    date_updated: timestamp(workspace.createdMs),
  };
}

function membershipIds(workspace: Workspace, user: User): JsonObject {
  return {
    id: user.membershipId,
    organization_id: workspace.id,
    user_id: user.id,
    role_id: workspace.roleIds[user.role],
  };
}

function membershipView(workspace: Workspace, user: User): JsonObject {
  return {
    ...membershipIds(workspace, user),
    user_email: user.email,
    user_first_name: user.first_name,
    user_last_name: user.last_name,
    user_full_name: fullName(user),
    user_phone: null,
  };
}

export function customFieldView(
  workspace: Workspace,
  field: CustomField,
  objectType: string,
): JsonObject {
  const { shared, editable_with_roles, createdMs, ...own } = field;
  const roles = { editable_with_roles: [...editable_with_roles] };
  const association = { object_type: objectType, ...roles, required: false };
  return {
    ...own,
    choices: own.choices && [...own.choices],
    organization_id: workspace.id,
    ...(shared ? { is_shared: true, associations: [association] } : roles),
    created_by: null,
    updated_by: null,
    date_created: timestamp(createdMs),
    date_updated: timestamp(createdMs),
  };
}

export function leadView(scene: Scene, lead: Lead, opportunities: readonly Json[]): JsonObject {
  const { workspace } = scene;
  const { createdMs, updatedMs, custom, addresses, ...own } = lead;
  const contacts = contactsOf(workspace, lead);
  const status = workspace.leadStatuses.find(({ id }) => id === lead.status_id);
  return {
    ...own,
    contact_ids: [...lead.contact_ids],
    display_name: leadName(lead),
    status_label: status?.label ?? '',
    contacts: contacts.map((contact) => contactView(workspace, contact)),
    contacts_summary: contacts.map(({ name }) => name ?? '').join(', '),
    addresses: addresses.map((address) => ({ ...address })),
    primary_email: primaryEmail(contacts),
    primary_phone: contacts.flatMap(phonesOf)[0] ?? null,
    opportunities,
    tasks: [],
    summaries: [],
    integration_links: [],
    organization_id: workspace.id,
    html_url: `https://app.close.com/lead/${lead.id}/`,
    created_by_name: userName(workspace, lead.created_by),
    updated_by_name: userName(workspace, lead.updated_by),
    date_created: timestamp(createdMs),
    date_updated: timestamp(updatedMs),
    ...Object.fromEntries(Object.entries(custom).map(([id, value]) => [`custom.${id}`, value])),
  };
}

export function contactView(workspace: Workspace, contact: Contact): JsonObject {
  const { createdMs, emails: _emails, phones: _phones, urls, ...own } = contact;
  return {
    ...own,
    display_name: contact.name ?? '',
    emails: emailsOf(contact),
    phones: phonesOf(contact),
    urls: urls.map((url) => ({ ...url })),
    integration_links: [],
    organization_id: workspace.id,
    updated_by: contact.created_by,
    date_created: timestamp(createdMs),
    date_updated: timestamp(createdMs),
  };
}

export function primaryEmail(contacts: readonly Contact[]): JsonObject | null {
  return contacts.flatMap(emailsOf)[0] ?? null;
}

function emailsOf({ emails }: Contact): JsonObject[] {
  return emails.map(({ email, type }) => ({ email, is_unsubscribed: false, type }));
}

export function phonesOf({ phones }: Contact): JsonObject[] {
  return phones.map(({ phone, type }) => ({
    phone,
    type,
    phone_formatted: phone,
    country: null,
    outbound_sms_blocked: false,
    tz_ids: [],
  }));
}

/** How far an export is; the file is there for a minute after each look at it. */
export interface ExportProgress {
  readonly status: 'created' | 'started' | 'in_progress' | 'done';
  readonly processed: number;
  readonly downloadUrl: string | null;
}

export function exportView(
  workspace: Workspace,
  row: Export,
  { status, processed, downloadUrl }: ExportProgress,
): JsonObject {
  const { createdMs, matches, fields, ...own } = row;
  return {
    ...own,
    type: 'opps',
    status,
    download_url: downloadUrl,
    fields: [...fields],
    n_docs: matches.length,
    n_docs_processed: processed,
    organization_id: workspace.id,
    updated_by: row.created_by,
    date_created: timestamp(createdMs),
    date_updated: timestamp(createdMs),
  };
}
