/** Companies (TrustPager docs, Companies): list, get, search, create and bulk-create. */
import type { JsonObject } from '../json';
import { type Answer, notFound, problemAnswer, single } from './answers';
import type { Call, Route } from './call';
import { searchAnswer } from './fuzzy-search';
import { type Read, read, readText, refuse, required } from './input';
import { listAnswer } from './list-query';
import { companyMatches, companyTexts, fold } from './matching';
import { fire, nextPublicId } from './operations';
import type { Company } from './records';
import { companyView } from './related-view';
import { bulkCreate } from './routes-bulk';
import { newestFirst } from './workspace';

const readScopes = ['companies:read'];
const writing = { scopes: ['companies:write'], takesBody: true } as const;

export const companyRoutes: readonly Route[] = [
  { method: 'GET', path: '/companies', scopes: readScopes, handle: list },
  {
    method: 'POST',
    path: '/companies/search',
    scopes: readScopes,
    reads: true,
    takesBody: true,
    handle: search,
  },
  {
    ...writing,
    method: 'POST',
    path: '/companies/bulk-create',
    bulk: true,
    handle: (call) => bulkCreate(call, (record) => createCompany(call, record)),
  },
  { ...writing, method: 'POST', path: '/companies', handle: create },
  { method: 'GET', path: '/companies/:id', scopes: readScopes, handle: get },
];

const byNewest = newestFirst<Company>();

function list(call: Call): Answer {
  const wanted = fold(call.query.get('search') ?? '');
  return listAnswer(call, {
    table: call.workspace.companies,
    order: byNewest,
    accept: (company) => wanted === '' || companyMatches(company, wanted),
    view: (company) => companyView(company, call.switches),
  });
}

function get(call: Call): Answer {
  const company = call.workspace.companies.get(call.params.id ?? '');
  if (company === undefined) return notFound(call.switches, 'Company');
  return single(companyView(company, call.switches));
}

function search(call: Call): Answer {
  return searchAnswer(call, {
    rows: call.workspace.companies.values(),
    textsOf: companyTexts,
    view: (company) => companyView(company, call.switches),
  });
}

function create(call: Call): Answer {
  const missing = required(call.body, ['name']);
  if (missing !== null) return problemAnswer(call.switches, missing);
  const created = createCompany(call, call.body);
  if (!created.ok) return problemAnswer(call.switches, created.problem);
  return single(created.value, call.switches.createStatus);
}

const textFields = ['email', 'phone', 'landline', 'industry'] as const;

function createCompany(call: Call, record: JsonObject): Read<JsonObject> {
  const { name } = record;
  if (typeof name !== 'string' || name === '') return refuse('name is required');
  const texts: Record<string, string | null> = {};
  for (const field of textFields) {
    const text = readText(field, record[field]);
    if (!text.ok) return text;
    texts[field] = text.value;
  }
  const { email = null, phone = null, landline = null, industry = null } = texts;
  const company: Company = {
    id: call.random.uuid(),
    public_id: nextPublicId(call.workspace, 'A'),
    name,
    email,
    phone,
    landline,
    industry,
    createdMs: call.nowMs,
  };
  call.workspace.companies.put(company);
  const view = companyView(company, call.switches);
  call.record({ kind: 'created', entity: 'company', id: company.id, fields: view });
  const silent = call.body.skip_automations === true;
  fire(call, 'customer_created', company.id, { silent, skippedActionIds: [] });
  return read(view);
}
