/**
 * What a pull has learned of the columns goes into the link: titles that a person has changed, and what
 * the CRM says of the fields now. Must not know: how it was learned.
 */
import { fitsStore, readLinks, writeLink } from '../link-store';
import type { FieldKey, FieldSpec, Link, LinkedColumn } from '../model';
import type { Store } from '../ports';
import type { Table } from '../table/locate';

export interface KeepColumnsInput {
  readonly documents: Store;
  readonly link: Link;
  /** With the columns as their fields are now. */
  readonly table: Table;
  readonly fields: ReadonlyMap<FieldKey, FieldSpec>;
  /** Columns that are left as they are. */
  readonly resting: ReadonlySet<FieldKey>;
  /** What drop-downs offer from now on, as hashes; '' for none. */
  readonly choices: ReadonlyMap<FieldKey, string>;
  /** The CRM's name. */
  readonly crm: string;
}

/** Returns sentences about fields with another name. Two blocking calls if there is anything new. */
export function keepColumns(input: KeepColumnsInput): readonly string[] {
  const { documents, link, table } = input;
  const found = new Map(
    table.columns.map(({ column, header }) => [column.key, { column, header }]),
  );
  const remarks: string[] = [];
  const columns = link.columns.map((column) => {
    const place = found.get(column.key);
    if (!place) return column;
    const { type, onUpdate } = place.column;
    const label = labelOf(input, column);
    if (label !== nameOf(column)) remarks.push(renamedText(place.header, label, input.crm));
    return withFacts({ ...column, type, onUpdate, header: place.header }, label, input.choices);
  });
  const { idHeader, syncHeader } = table;
  const own = { idHeader: link.idHeader, syncHeader: link.syncHeader, columns: link.columns };
  if (JSON.stringify({ idHeader, syncHeader, columns }) === JSON.stringify(own)) return remarks;
  // Read anew: somebody may have set the tab's schedule while we were at work.
  const kept = readLinks(documents.all()).find(({ tabId }) => tabId === link.tabId) ?? link;
  const next = { ...kept, idHeader, syncHeader, columns };
  // A title that could not be kept stays found by its tag.
  if (fitsStore(next)) writeLink(documents, next);
  return remarks;
}

/** What the CRM called the field last. */
function nameOf({ label, header }: LinkedColumn): string {
  return label ?? header;
}

function labelOf({ fields, resting }: KeepColumnsInput, column: LinkedColumn): string {
  const field = resting.has(column.key) ? undefined : fields.get(column.key);
  return field?.label ?? nameOf(column);
}

function withFacts(
  { label: _label, choices: before, ...column }: LinkedColumn,
  label: string,
  news: KeepColumnsInput['choices'],
): LinkedColumn {
  const choices = news.get(column.key) ?? before ?? '';
  return {
    ...column,
    ...(label !== column.header && { label }),
    ...(choices !== '' && { choices }),
  };
}

function renamedText(header: string, label: string, crm: string): string {
  return `${crm} calls the field of column "${header}" "${label}" now. The column keeps its title; rename it if you like.`;
}
