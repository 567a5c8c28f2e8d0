/**
 * Names of what records hold by id alone: options of choices, people, accounts. Records bring none of
 * them along, and lists cannot be told to.
 *
 * The prefix of an id tells what it is the id of (plugin, Field types). Few ids are asked for one by
 * one, many by reading the list they are in, whichever takes fewer requests. Must not know: records.
 */
import type { NamePart } from '../../core/connector';
import type { Exchange } from '../../core/exchange';
import type { ListView } from '../../core/listing';
import { ok, readExchange } from '../http/exchange';
import { optionsOf } from './fields';
import { readParty } from './parties';
import { type Collection, getDefinitions, getPage, getRecord, PAGE_LIMIT } from './requests';
import { definitionsShape, listShape, recordShape } from './wire';

const COLLECTIONS: Readonly<Record<string, Collection>> = {
  mem: 'members',
  acc: 'accounts',
  con: 'contacts',
};

/** To be sent side by side. What is not an id that has a name is not asked for. */
export function askNames({ key }: ListView, ids: readonly string[]): readonly Exchange<NamePart>[] {
  const groups = new Map<string, string[]>();
  for (const id of new Set(ids)) {
    const prefix = id.slice(0, Math.max(0, id.indexOf('_')));
    const group = groups.get(prefix);
    if (group) group.push(id);
    else groups.set(prefix, [id]);
  }
  return [...groups].flatMap(([prefix, group]) => {
    if (prefix === 'opt') return [askOptions(key, new Set(group))];
    const collection = COLLECTIONS[prefix];
    return collection ? askRecords(key, collection, group) : [];
  });
}

function askOptions(key: string, wanted: ReadonlySet<string>): Exchange<NamePart> {
  return readExchange({
    request: getDefinitions(key),
    shape: definitionsShape,
    value: ({ fieldDefinitions }) => {
      const options = Object.values(fieldDefinitions).flatMap((field) => optionsOf(field));
      return ok<NamePart>({ names: options.filter(({ id }) => wanted.has(id)) });
    },
  });
}

function askRecords(
  key: string,
  collection: Collection,
  ids: readonly string[],
): readonly Exchange<NamePart>[] {
  const one = (id: string): Exchange<NamePart> =>
    readExchange({
      request: getRecord(key, collection, id),
      shape: recordShape,
      value: (record) => ok({ names: [readParty(record)] }),
    });
  if (ids.length === 1) return ids.map(one);
  const wanted = new Set(ids);
  const page = (offset: number): Exchange<NamePart> =>
    readExchange({
      request: getPage(key, collection, offset),
      shape: listShape,
      value: ({ data, totalCount }) => {
        const names = data.map(readParty).filter(({ id }) => wanted.has(id));
        if (offset > 0) return ok({ names });
        const found = new Set(names.map(({ id }) => id));
        const missing = ids.filter((id) => !found.has(id));
        const pages = Math.ceil((totalCount ?? 0) / PAGE_LIMIT) - 1;
        const rest = Array.from({ length: Math.max(0, pages) }, (_, at) => (at + 1) * PAGE_LIMIT);
        const byPage = typeof totalCount === 'number' && rest.length < missing.length;
        return ok({ names, more: byPage ? rest.map(page) : missing.map(one) });
      },
    });
  return [page(0)];
}
