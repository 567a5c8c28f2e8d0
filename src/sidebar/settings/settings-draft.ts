/**
 * What a person has chosen for a linked tab so far, compared with what it shows now. Pure.
 *
 * Promises: what would be lost is told before it is. Must not know: the page.
 */
import type { Request } from '../../protocol/requests';
import type { ReplyOf } from '../server/door';
import type { PickableField } from '../ui/picking';
import type { Rhythm } from '../words/rhythm';

export type Settings = ReplyOf<'settings'>;
export type Choices = Extract<Settings['choices'], { kind: 'known' }>;
export type ChangeRequest = Extract<Request, { kind: 'changeSettings' }>;
type Column = Settings['columns'][number];

export interface SettingsDraft {
  /** Field keys. */
  readonly columns: ReadonlySet<string>;
  /** By filter key; empty for no filter. */
  readonly filters: Readonly<Record<string, string>>;
  /** A field key; empty for none. */
  readonly marker: string;
}

/** What the tab shows now; a column that somebody has deleted is unticked. */
export function draftOf({ columns, filters, marker }: Settings): SettingsDraft {
  const inTab = columns.filter(({ inTab }) => inTab).map(({ key }) => key);
  return { columns: new Set(inTab), filters, marker: marker ?? '' };
}

/** The CRM's fields under the titles that the tab has for them, and columns that the CRM has lost. */
export function pickableFields({ columns }: Settings, { fields }: Choices): PickableField[] {
  const titles = new Map(columns.map(({ key, title }) => [key, title]));
  const known = new Set(fields.map(({ key }) => key));
  return [
    ...fields.map((field) => ({ ...field, label: titles.get(field.key) ?? field.label })),
    ...columns
      .filter(({ key, inTab }) => inTab && !known.has(key))
      .map(({ key, title, readOnly }) => ({ key, label: title, readOnly, byDefault: false })),
  ];
}

/** With a schedule that this person has just set, or ended. */
export function withSchedule(settings: Settings, rhythm: Rhythm): Settings {
  return { ...settings, schedule: rhythm && { rhythm, by: '', isMine: true } };
}

export interface Difference {
  /** Labels of columns that come in. */
  readonly added: readonly string[];
  /** Columns that become the person's own. */
  readonly taken: readonly Column[];
  /** Columns that are gone from the tab already, and are given up. */
  readonly missing: readonly Column[];
  readonly filters: readonly FilterChange[];
  /** Label of the new marker field, empty for none; null where it stays. */
  readonly marker: string | null;
}

export interface FilterChange {
  readonly label: string;
  /** Empty for no filter. */
  readonly from: string;
  readonly to: string;
}

/** null where nothing is different. */
export function differenceOf(
  settings: Settings,
  choices: Choices,
  draft: SettingsDraft,
): Difference | null {
  const { columns } = settings;
  const before = draftOf(settings);
  const added = pickableFields(settings, choices)
    .filter(({ key }) => draft.columns.has(key) && !before.columns.has(key))
    .map(({ label }) => label);
  const off = columns.filter(({ key }) => !draft.columns.has(key));
  const taken = off.filter(({ inTab }) => inTab);
  const filters = filterChanges(choices, before.filters, draft.filters);
  const isMarked = before.marker !== draft.marker;
  const marker = choices.markers.find(({ id }) => id === draft.marker)?.label ?? '';
  if (added.length + taken.length + filters.length === 0 && !isMarked) return null;
  const missing = off.filter(({ inTab }) => !inTab);
  return { added, taken, missing, filters, marker: isMarked ? marker : null };
}

function filterChanges(
  choices: Choices,
  before: SettingsDraft['filters'],
  after: SettingsDraft['filters'],
): readonly FilterChange[] {
  return choices.filters.flatMap(({ key, label, options }) => {
    const nameOf = (value: string): string =>
      options.find(({ id }) => id === value)?.label ?? value;
    const [from, to] = [before[key] ?? '', (after[key] ?? '').trim()];
    return from === to ? [] : [{ label, from: nameOf(from), to: nameOf(to) }];
  });
}

/** True when only a refresh brings the tab up to what was chosen. */
export function needsRefresh({ added, filters }: Difference): boolean {
  return added.length > 0 || filters.length > 0;
}

export function changeRequest(
  tabId: number,
  { columns }: Settings,
  draft: SettingsDraft,
): ChangeRequest {
  const gone = columns.filter(({ key }) => !draft.columns.has(key));
  const filters = Object.entries(draft.filters)
    .map(([key, value]): [string, string] => [key, value.trim()])
    .filter(([, value]) => value !== '');
  return {
    kind: 'changeSettings',
    tabId,
    columns: [...draft.columns],
    filters: Object.fromEntries(filters),
    marker: draft.marker === '' ? null : draft.marker,
    letGo: gone.reduce((sum, { unsent }) => sum + unsent, 0),
  };
}
