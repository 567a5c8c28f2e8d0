/** The key check, members, and saved lists with the records in them. */
import { type Answer, badRequest, done, type Read, read } from './answers';
import type { Call, Route } from './call';
import { filterNames } from './filters';
import { listAnswer, readPage, recordPage } from './list-page';
import { collectionOf, type ObjectType, objectTypes } from './records';
import { notFound } from './routes-records';
import { memberView, recordView, savedListView } from './view';

export const referenceRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/auth/validate',
    scopes: [],
    category: 'Read',
    handle: ({ key }) =>
      read(
        done({
          active: true,
          tokenType: 'api_key',
          subjectType: key.memberId === null ? 'workspace' : 'user',
          scopes: key.scopes,
        }),
      ),
  },
  {
    method: 'GET',
    path: '/members',
    scopes: ['members:read'],
    category: 'Search',
    handle: (call) => wholePage(call, call.workspace.members.values().map(memberView)),
  },
  {
    method: 'GET',
    path: '/members/:id',
    scopes: ['members:read'],
    category: 'Read',
    handle: (call) => {
      const member = call.workspace.members.get(call.params.id ?? '');
      return member === undefined ? notFound('members') : read(done(memberView(member)));
    },
  },
  {
    method: 'GET',
    path: '/lists',
    scopes: ['lists:read'],
    category: 'Search',
    handle: (call) => wholePage(call, call.workspace.lists.values().map(savedListView)),
  },
  {
    method: 'GET',
    path: '/lists/:id',
    scopes: ['lists:read'],
    category: 'Read',
    handle: (call) => {
      const found = call.workspace.lists.get(call.params.id ?? '');
      return found === undefined ? notFound('lists') : read(done(savedListView(found)));
    },
  },
  ...objectTypes.map(listedRecords),
];

/** A page of something that is few and has no filters. */
function wholePage(call: Call, rows: Parameters<typeof listAnswer>[0]): Read<Answer> {
  const page = readPlainPage(call);
  if (!page.ok) return page;
  const { offset, limit } = page.value;
  return read(listAnswer(rows.slice(offset, offset + limit), rows.length));
}

function readPlainPage({ query, switches }: Call): ReturnType<typeof readPage> {
  const [filter] = filterNames(query);
  if (filter !== undefined && switches.memberFilters === 'refused') {
    return badRequest('unknown_field', `Unrecognized parameter '${filter}'.`, filter);
  }
  return readPage(query, switches);
}

/** A list of another type of record has none of this type: not found. */
function listedRecords(object: ObjectType): Route {
  const name = collectionOf[object];
  return {
    method: 'GET',
    path: `/lists/:id/${name}`,
    scopes: ['lists:read', `${name}:read`],
    category: 'Search',
    handle: (call) => {
      const found = call.workspace.lists.get(call.params.id ?? '');
      if (found === undefined || found.object !== object) return notFound('lists');
      const page = readPlainPage(call);
      if (!page.ok) return page;
      const inList = ({ id }: { readonly id: string }) => found.recordIds.has(id);
      const { rows, totalCount } = recordPage(call, object, page.value, inList);
      return read(
        listAnswer(
          rows.map((row) => recordView(call, row)),
          totalCount,
        ),
      );
    },
  };
}
