/** Contacts (TrustPager docs, Contacts): list, get, search, create and bulk-create. */
import type { JsonObject } from '../json';
import { type Answer, notFound, problemAnswer, single } from './answers';
import type { Call, Route } from './call';
import { searchAnswer } from './fuzzy-search';
import { type Read, read, readText, refuse, required } from './input';
import { listAnswer, readCreatedBounds, within } from './list-query';
import { contactMatches, contactTexts, fold } from './matching';
import { fire, nextPublicId } from './operations';
import type { Contact } from './records';
import { contactView } from './related-view';
import { bulkCreate } from './routes-bulk';
import { newestFirst } from './workspace';

const readScopes = ['contacts:read'];
const writing = { scopes: ['contacts:write'], takesBody: true } as const;

export const contactRoutes: readonly Route[] = [
  { method: 'GET', path: '/contacts', scopes: readScopes, handle: list },
  {
    method: 'POST',
    path: '/contacts/search',
    scopes: readScopes,
    reads: true,
    takesBody: true,
    handle: search,
  },
  {
    ...writing,
    method: 'POST',
    path: '/contacts/bulk-create',
    bulk: true,
    handle: (call) => bulkCreate(call, (record) => createContact(call, record)),
  },
  { ...writing, method: 'POST', path: '/contacts', handle: create },
  { method: 'GET', path: '/contacts/:id', scopes: readScopes, handle: get },
];

const byNewest = newestFirst<Contact>();

function list(call: Call): Answer {
  const { query, switches, workspace } = call;
  const bounds = readCreatedBounds(query, switches);
  if (!bounds.ok) return problemAnswer(switches, bounds.problem);
  const wanted = fold(query.get('search') ?? '');
  const company = query.get('customer_id');
  const columns = query.get('fields')?.split(',');
  return listAnswer(call, {
    table: workspace.contacts,
    order: byNewest,
    accept: (contact) =>
      within(bounds.value, contact.createdMs) &&
      (!company || contact.customerId === company) &&
      (wanted === '' || contactMatches(contact, wanted)),
    view: (contact) => onlyColumns(contactView(contact, switches), columns),
  });
}

function onlyColumns(view: JsonObject, columns: readonly string[] | undefined): JsonObject {
  if (columns === undefined) return view;
  return Object.fromEntries(Object.entries(view).filter(([key]) => columns.includes(key)));
}

function get(call: Call): Answer {
  const contact = call.workspace.contacts.get(call.params.id ?? '');
  if (contact === undefined) return notFound(call.switches, 'Contact');
  return single(contactView(contact, call.switches));
}

function search(call: Call): Answer {
  return searchAnswer(call, {
    rows: call.workspace.contacts.values(),
    textsOf: contactTexts,
    view: (contact) => contactView(contact, call.switches),
  });
}

function create(call: Call): Answer {
  const missing = required(call.body, ['first_name']);
  if (missing !== null) return problemAnswer(call.switches, missing);
  const created = createContact(call, call.body);
  if (!created.ok) return problemAnswer(call.switches, created.problem);
  return single(created.value, call.switches.createStatus);
}

const textFields = ['last_name', 'email', 'phone', 'landline', 'job_title', 'source'] as const;

function createContact(call: Call, record: JsonObject): Read<JsonObject> {
  const { workspace, switches } = call;
  const firstName = record.first_name;
  if (typeof firstName !== 'string' || firstName === '') return refuse('first_name is required');
  const texts: Record<string, string | null> = {};
  for (const name of textFields) {
    const text = readText(name, record[name]);
    if (!text.ok) return text;
    texts[name] = text.value;
  }
  const { last_name = null, email = null, phone = null, landline = null } = texts;
  if (phone !== null && switches.contactPhone === 'e164' && !/^\+[1-9]\d{6,14}$/.test(phone)) {
    return refuse('phone must be a mobile number in E.164');
  }
  const customerId = record.customer_id ?? null;
  const companyKnown = typeof customerId === 'string' && workspace.companies.get(customerId);
  if (customerId !== null && !companyKnown) return refuse('customer_id was not found');
  if (email !== null && switches.duplicateEmail === 'conflict' && emailTaken(call, email)) {
    return refuse('A contact with this e-mail exists.', 'conflict');
  }
  const contact: Contact = {
    id: call.random.uuid(),
    public_id: nextPublicId(workspace, 'CONT'),
    first_name: firstName,
    last_name,
    email,
    phone,
    landline,
    job_title: texts.job_title ?? null,
    source: texts.source ?? null,
    customerId: typeof customerId === 'string' ? customerId : null,
    createdMs: call.nowMs,
  };
  workspace.contacts.put(contact);
  const view = contactView(contact, switches);
  call.record({ kind: 'created', entity: 'contact', id: contact.id, fields: view });
  const silent = call.body.skip_automations === true;
  fire(call, 'contact_created', contact.id, { silent, skippedActionIds: [] });
  return read(view);
}

function emailTaken({ workspace }: Call, email: string): boolean {
  return workspace.contacts
    .values()
    .some((contact) => contact.email !== null && fold(contact.email) === fold(email));
}
