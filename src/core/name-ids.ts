/**
 * Gives names to what records hold by id alone.
 *
 * Promises: an id that the CRM does not know keeps standing for itself; a field whose names could not
 * be learned is taken out of its record, as if the key could not see it, so that no cell loses its
 * name to an id. Must not know: tabs, a particular CRM.
 */
import type { Connector, NamePart, WantedId } from './connector';
import type { Courier, Exchange, Result } from './exchange';
import type { ListView } from './listing';
import type { CrmRecord, FieldKey, MaybeValue, Named } from './model';

export interface NamesSource {
  readonly connector: Connector;
  readonly courier: Courier;
  readonly view: ListView;
}

/** Further questions that follow from answers end after so many rounds. */
const ROUNDS_MAX = 50;

/** No request where records bring names along, or nothing lacks one. */
export function nameIds(source: NamesSource, records: readonly CrmRecord[]): readonly CrmRecord[] {
  const ask = source.connector.names;
  const columns = new Set(source.view.columns.map(({ key }) => key));
  const wanted = ask === null ? [] : unnamed(records, columns);
  if (ask === null || wanted.length === 0) return records;
  const { names, isWhole } = learn(source.courier, ask(source.view, wanted));
  return records.map((record) => named(record, names, isWhole));
}

function nameless({ id, label }: Named): boolean {
  return id === label;
}

function itemsOf(value: MaybeValue): readonly Named[] {
  if (value?.kind === 'one') return [value.item];
  return value?.kind === 'many' ? value.items : [];
}

/** Of the tab's columns only; each id of a field once. */
function unnamed(
  records: readonly CrmRecord[],
  columns: ReadonlySet<FieldKey>,
): readonly WantedId[] {
  const wanted = new Map<string, WantedId>();
  for (const { fields } of records) {
    for (const [key, value] of Object.entries(fields)) {
      if (!columns.has(key)) continue;
      for (const { id } of itemsOf(value).filter(nameless)) wanted.set(`${key}:${id}`, { key, id });
    }
  }
  return [...wanted.values()];
}

/** `isWhole`: every question was answered. */
function learn(courier: Courier, first: readonly Exchange<NamePart>[]) {
  const names = new Map<string, string>();
  let isWhole = true;
  let open = first;
  for (let round = 0; round < ROUNDS_MAX && open.length > 0; round++) {
    const results: readonly Result<NamePart>[] = courier.send(open);
    const next: Exchange<NamePart>[] = [];
    for (const result of results) {
      if (!result.ok) {
        isWhole = isWhole && result.fault.kind === 'notFound';
        continue;
      }
      for (const { id, label } of result.value.names) names.set(id, label);
      next.push(...(result.value.more ?? []));
    }
    open = next;
  }
  return { names, isWhole: isWhole && open.length === 0 };
}

function named(record: CrmRecord, names: ReadonlyMap<string, string>, isWhole: boolean): CrmRecord {
  const fields: Record<FieldKey, MaybeValue> = {};
  for (const [key, value] of Object.entries(record.fields)) {
    const lacks = itemsOf(value).some((item) => nameless(item) && !names.has(item.id));
    if (lacks && !isWhole) continue;
    fields[key] = withNames(value, names);
  }
  return { ...record, fields };
}

function withNames(value: MaybeValue, names: ReadonlyMap<string, string>): MaybeValue {
  const relabel = ({ id, label }: Named): Named => ({ id, label: names.get(id) ?? label });
  if (value?.kind === 'one') return { kind: 'one', item: relabel(value.item) };
  if (value?.kind === 'many') return { kind: 'many', items: value.items.map(relabel) };
  return value;
}
