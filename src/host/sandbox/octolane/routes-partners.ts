/** Accounts and contacts: list, search, and create, which resolves (Octolane OpenAPI). */
import type { JsonObject } from '../json';
import { type Answer, problemAnswer, read, readBody, success } from './answers';
import { runBatch } from './batch';
import { accountShape, contactShape, searchShape } from './bodies';
import type { Call, Route } from './call';
import { listAnswer } from './list-answer';
import { readListParameters, readSearchBody } from './list-query';
import { partnerEntities } from './partner-entity';
import { resolvePartner } from './partners';
import type { Partner, PartnerKind } from './records';

export const partnerRoutes: readonly Route[] = [
  ...routesOf('account', '/accounts'),
  ...routesOf('contact', '/contacts'),
];

function routesOf(kind: PartnerKind, path: string): readonly Route[] {
  return [
    { method: 'GET', path, handle: (call) => list(call, kind) },
    { method: 'POST', path: `${path}/search`, reads: true, handle: (call) => search(call, kind) },
    { method: 'POST', path, handle: (call) => create(call, kind) },
    { method: 'POST', path: `${path}/bulk`, bulk: true, handle: (call) => bulkCreate(call, kind) },
  ];
}

function list(call: Call, kind: PartnerKind): Answer {
  const query = readListParameters(call);
  if (!query.ok) return problemAnswer(query.problem, call.switches);
  const own = { ...query.value, pipelineId: null, stageId: null };
  return listAnswer(call, { entity: partnerEntities[kind], query: own, inScope: () => true });
}

function search(call: Call, kind: PartnerKind): Answer {
  const query = readSearchBody(call, searchShape);
  if (!query.ok) return problemAnswer(query.problem, call.switches);
  const entity = partnerEntities[kind];
  return listAnswer(call, { entity, query: query.value, inScope: () => true });
}

const shapes = { account: accountShape, contact: contactShape } as const;
const titles = {
  account: ['Account created successfully', 'Accounts created successfully'],
  contact: ['Contact created successfully', 'Contacts created successfully'],
} as const;

function create(call: Call, kind: PartnerKind): Answer {
  const input = readBody<JsonObject>(shapes[kind], call.body);
  if (!input.ok) return problemAnswer(input.problem, call.switches);
  const view = resolvedView(kind, resolvePartner(call, kind, input.value).partner);
  return success(titles[kind][0], view, call.switches.createStatus);
}

function bulkCreate(call: Call, kind: PartnerKind): Answer {
  return runBatch<JsonObject, JsonObject>(call, {
    shape: shapes[kind],
    message: titles[kind][1],
    plan: read,
    act: (input) => resolvedView(kind, resolvePartner(call, kind, input).partner),
  });
}

/** As in the old samples: the answer does not tell whether the record was there before. */
function resolvedView(kind: PartnerKind, { id, fields }: Partner): JsonObject {
  const { domain = null, name = null, email = null, first_name = null, last_name = null } = fields;
  return kind === 'account'
    ? { company_id: id, domain, name }
    : { people_id: id, email, first_name, last_name };
}
