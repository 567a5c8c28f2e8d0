/** Leads and contacts: list, search, get, and create of a lead with its contacts (Close docs). */
import { isObject, type Json, type JsonObject } from '../json';
import type { Order } from '../table';
import { type Answer, notFound, ok, problemAnswer, type Read, read } from './answers';
import type { Call, Route } from './call';
import { createLead, type NewContact, type NewLead } from './operations';
import { opportunityView } from './opportunity-view';
import { pagedList, withFields } from './paging';
import type { Address, Lead, Opportunity } from './records';
import { contactView, leadView } from './related-view';
import { readLeadQuery } from './text-query';

export const leadRoutes: readonly Route[] = [
  { method: 'GET', path: '/lead', handle: listLeads },
  { method: 'POST', path: '/lead', handle: create },
  { method: 'GET', path: '/lead/:id', handle: get },
  { method: 'GET', path: '/contact', handle: listContacts },
];

const newestFirst: Order<{ readonly createdMs: number }> = {
  name: 'createdNewest',
  valueOf: (row) => row.createdMs,
  descending: true,
};

function listLeads(call: Call): Answer {
  const { workspace, query } = call;
  const matches = readLeadQuery(workspace, query.get('query') ?? '');
  if (typeof matches !== 'function') return matches;
  const rows = newestLeads(call).filter(matches);
  const byLead = opportunitiesByLead(call);
  const count = { total_results: rows.length };
  return pagedList(call, rows, (lead) => fullView(call, lead, byLead), count);
}

export function newestLeads({ workspace: { leads } }: Call): readonly Lead[] {
  return leads.idsBy(newestFirst).flatMap((id) => leads.get(id) ?? []);
}

function get(call: Call): Answer {
  const lead = call.workspace.leads.get(call.params.id ?? '');
  return lead === undefined
    ? notFound('Lead')
    : ok(withFields(call, fullView(call, lead, opportunitiesByLead(call))));
}

type ByLead = ReadonlyMap<string, readonly Opportunity[]>;

/** Nothing where the client chose fields without the opportunities. */
function opportunitiesByLead({ workspace, query }: Call): ByLead {
  const fields = query.get('_fields');
  const wanted = fields === null || fields.split(',').includes('opportunities');
  const groups = new Map<string, Opportunity[]>();
  for (const row of wanted ? workspace.opportunities.values() : []) {
    const group = groups.get(row.lead_id);
    if (group === undefined) groups.set(row.lead_id, [row]);
    else group.push(row);
  }
  return groups;
}

function fullView(call: Call, lead: Lead, byLead: ByLead): JsonObject {
  const own = byLead.get(lead.id) ?? [];
  return leadView(
    call,
    lead,
    own.map((row) => opportunityView(call, row)),
  );
}

function listContacts(call: Call): Answer {
  const { workspace, query } = call;
  const leadId = query.get('lead_id');
  const rows = workspace.contacts
    .idsBy(newestFirst)
    .flatMap((id) => workspace.contacts.get(id) ?? [])
    .filter((contact) => leadId === null || contact.lead_id === leadId);
  return pagedList(call, rows, (contact) => contactView(workspace, contact));
}

function create(call: Call): Answer {
  const draft = readLead(call);
  if (!draft.ok) return problemAnswer(draft.problem);
  return ok(leadView(call, createLead(call, draft.value), []));
}

const leadKeys = ['name', 'url', 'description', 'status_id', 'contacts', 'addresses'];

/** Names need not be unique. Opportunities, tasks and activities cannot be nested. */
function readLead({ body, workspace, switches }: Call): Read<NewLead> {
  const fieldErrors: Record<string, string> = {};
  const fieldIds = new Set(workspace.leadFields.map(({ id }) => `custom.${id}`));
  for (const name of Object.keys(body)) {
    const known = leadKeys.includes(name) || fieldIds.has(name);
    if (!known && switches.unknownKeys === 'refused') {
      fieldErrors[name] = 'This field is not known here.';
    }
  }
  const text = (name: string): string | null => {
    const value = body[name] ?? null;
    if (value !== null && typeof value !== 'string') {
      fieldErrors[name] = 'Value must be of str type.';
    }
    return typeof value === 'string' ? value : null;
  };
  const [name, url, description, status_id] = leadKeys.slice(0, 4).map(text);
  const status = workspace.leadStatuses.find(({ id }) => id === status_id);
  if (status_id && status === undefined) fieldErrors.status = 'Object does not exist.';
  const custom = Object.entries(body).filter(
    ([key, value]) => fieldIds.has(key) && value !== null && !isObject(value),
  );
  if (Object.keys(fieldErrors).length > 0) {
    return { ok: false, problem: { errors: [], fieldErrors } };
  }
  return read({
    name: name || null,
    url: url ?? null,
    description: description ?? null,
    ...(status && { status_id: status.id }),
    custom: Object.fromEntries(custom.map(([key, value]) => [key.slice('custom.'.length), value])),
    contacts: objects(body.contacts).map(newContact),
    addresses: objects(body.addresses).map(newAddress),
  });
}

function objects(value: Json | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? (value as readonly Json[]).filter(isObject) : [];
}

function textIn(item: JsonObject, name: string): string | null {
  const value = item[name];
  return typeof value === 'string' ? value : null;
}

function newContact(item: JsonObject): NewContact {
  const typed = (each: JsonObject) => ({ type: textIn(each, 'type') ?? 'office' });
  return {
    name: textIn(item, 'name'),
    title: textIn(item, 'title'),
    emails: objects(item.emails).map((each) => ({
      email: textIn(each, 'email') ?? '',
      ...typed(each),
    })),
    phones: objects(item.phones).map((each) => ({
      phone: textIn(each, 'phone') ?? '',
      ...typed(each),
    })),
    urls: objects(item.urls).map((each) => ({ url: textIn(each, 'url') ?? '', ...typed(each) })),
  };
}

function newAddress(item: JsonObject): Address {
  return {
    address_1: textIn(item, 'address_1'),
    address_2: textIn(item, 'address_2'),
    city: textIn(item, 'city'),
    country: textIn(item, 'country'),
    label: textIn(item, 'label'),
    state: textIn(item, 'state'),
    zipcode: textIn(item, 'zipcode'),
  };
}
