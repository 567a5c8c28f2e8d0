/**
 * The endpoints that opportunities, accounts and contacts have in common: definitions, list,
 * retrieve, create, update, delete. Create and update answer 200 with the whole record.
 */
import { type Answer, done, type Read, read, refuse } from './answers';
import type { Call, Route } from './call';
import { filterNames, readFilters } from './filters';
import { listAnswer, readPage, recordPage } from './list-page';
import { changesBetween, createRecord, saveRecord, trashRecord } from './operations';
import { readWrite } from './read-write';
import { type CrmRecord, collectionOf, type Links, type ObjectType } from './records';
import { definitionsView, recordView } from './view';
import { liveRecord } from './workspace';

export function recordRoutes(object: ObjectType): readonly Route[] {
  const name = collectionOf[object];
  const reads = [`${name}:read`];
  return [
    {
      method: 'GET',
      path: `/${name}/definitions`,
      scopes: reads,
      category: 'Read',
      handle: (call) => read(done(definitionsView(call, object))),
    },
    {
      method: 'GET',
      path: `/${name}`,
      scopes: reads,
      category: 'Search',
      handle: (call) => list(call, object),
    },
    {
      method: 'POST',
      path: `/${name}`,
      scopes: [`${name}:create`],
      category: 'Write',
      keyed: { object, operation: 'create' },
      handle: (call) => create(call, object),
    },
    {
      method: 'GET',
      path: `/${name}/:id`,
      scopes: reads,
      category: 'Read',
      handle: (call) => withRecord(call, object, (record) => shown(call, record)),
    },
    {
      method: 'POST',
      path: `/${name}/:id`,
      scopes: [`${name}:update`],
      category: 'Write',
      keyed: { object, operation: 'update' },
      handle: (call) => withRecord(call, object, (record) => update(call, record)),
    },
    {
      method: 'DELETE',
      path: `/${name}/:id`,
      scopes: [`${name}:delete`],
      category: 'Write',
      isThere: (switches) => switches.deleteEndpoint === 'present',
      handle: (call) => remove(call, object),
    },
  ];
}

function shown(call: Call, record: CrmRecord): Read<Answer> {
  return read(done(recordView(call, record)));
}

function withRecord(
  call: Call,
  object: ObjectType,
  then: (record: CrmRecord) => Read<Answer>,
): Read<Answer> {
  const record = liveRecord(call.workspace, object, call.params.id ?? '');
  return record === null ? notFound(collectionOf[object]) : then(record);
}

/** `collection`: where nothing has the id of the path. */
export function notFound(collection: string): Read<never> {
  const message = `No resource found in '${collection}' with the given ID.`;
  return refuse({ kind: 'not_found', message });
}

function list(call: Call, object: ObjectType): Read<Answer> {
  const page = readPage(call.query, call.switches);
  if (!page.ok) return page;
  const filtered = filterNames(call.query).length > 0;
  const filters = readFilters(call.query, object, call);
  if (!filters.ok) return filters;
  const { rows, totalCount } = recordPage(
    call,
    object,
    page.value,
    filtered ? filters.value : null,
  );
  const data = rows.map((row) => recordView(call, row));
  return read(listAnswer(data, totalCount));
}

function create(call: Call, object: ObjectType): Read<Answer> {
  const content = readWrite(call, object, call.body, null);
  if (!content.ok) return content;
  const { fields, links } = content.value;
  return shown(
    call,
    createRecord(call, object, { fields, links: withCreator(call, object, links) }),
  );
}

/** The creator is the owner of the key unless the request says otherwise. */
function withCreator(call: Call, object: ObjectType, links: Links): Links {
  const { memberId } = call.key;
  const { relationships } = call.workspace.schemas[object];
  const hasCreator = relationships.some(({ key }) => key === '$createdBy');
  return hasCreator && memberId !== null ? { $createdBy: [memberId], ...links } : links;
}

function update(call: Call, record: CrmRecord): Read<Answer> {
  const content = readWrite(call, record.object, call.body, record);
  if (!content.ok) return content;
  const written = { ...record, ...content.value };
  const changed = Object.keys(changesBetween(record, written)).length > 0;
  const asked = Object.values(call.body).some((part) => Object.keys(part ?? {}).length > 0);
  const touched = changed || (asked && call.switches.unchangedWrite === 'touches');
  if (!touched) return shown(call, record);
  return shown(call, saveRecord(call, record, { ...written, updatedMs: call.nowMs }));
}

/** Into the trash; what is there already stays as it is. */
function remove(call: Call, object: ObjectType): Read<Answer> {
  const record = call.workspace.records[object].get(call.params.id ?? '');
  if (record === undefined) return notFound(collectionOf[object]);
  return shown(call, record.trashed ? record : trashRecord(call, record));
}
