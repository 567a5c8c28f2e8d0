/**
 * Which probes notice which doubt of the host: for every reading but the default, exactly the
 * probes that observe something else then, and what.
 */
import { type SheetDoubts, sheetDoubtCatalogue } from '../../src/host/sheet/doubts';
import { type HostDoubts, hostDoubtCatalogue } from '../../src/host/world/doubts';
import type { CheckOptions } from './platform-check';

type Changes = Readonly<Record<string, string>>;

type Noticed<Doubts extends Readonly<Record<string, string>>> = {
  readonly [Name in keyof Doubts]?: { readonly [Reading in Doubts[Name]]?: Changes };
};

const sheetSwitches = {
  apostropheEquals: {
    formula: {
      'values.apostrophe-equals': 'formula',
      'text.format-and-apostrophe-equals': 'formula',
    },
  },
  equalsInTextCell: { text: { 'text.format-and-equals': 'text' } },
  equalsAsRichText: {
    formula: {
      'text.rich-text-and-equals': 'formula',
      'text.rich-text-in-plain-text-cell': 'formula',
      'text.written-back': 'number',
    },
  },
  apostropheInTextCell: {
    kept: {
      'text.format-and-apostrophe': 'changed',
      'text.format-and-apostrophe-equals': 'changed',
    },
  },
  numberInTextCell: { text: { 'text.format-and-number': 'changed' } },
  atSign: { error: { 'values.at-name': '#ERROR!' } },
  signedText: {
    name: { 'values.plus-word': '#NAME?', 'values.minus-word': '#NAME?' },
    text: { 'values.plus-word': 'text', 'values.minus-word': 'text' },
  },
  fullWidthSigns: { formula: { 'values.full-width-equals': 'formula' } },
  typedErrorText: { text: { 'text.error-code': 'text' } },
  looseMonthYear: { text: { 'dates.loose-month-year': 'text' } },
  nan: { refused: { 'values.nan': 'refused' }, blank: { 'values.nan': 'blank' } },
  infinity: { error: { 'values.infinity': '#NUM!' }, blank: { 'values.infinity': 'blank' } },
  objectCell: { objectText: { 'values.object': 'text' }, blank: { 'values.object': 'blank' } },
  invalidDate: {
    error: { 'values.invalid-date': '#NUM!' },
    blank: { 'values.invalid-date': 'blank' },
  },
  textOnWrite: {
    composed: { 'text.combining-accent': 'changed' },
    trimmed: { 'text.outer-spaces': 'changed' },
    unixLines: { 'text.carriage-return': 'changed' },
    withoutControls: { 'text.control-character': 'changed' },
  },
  rejectionSurfaces: {
    atWrite: { 'rules.rejection-place': 'write', 'rules.rejection-of-queue': 'ab' },
  },
  mergedCellWrite: { stored: { 'merges.write-to-covered-cell': 'stored' } },
  notesUnderSort: { stay: { 'notes.under-sort': 'stays' } },
  looksUnderSort: {
    stay: {
      'colours.under-sort': 'stays',
      'formats.under-sort': 'stays',
      'looks.drop-downs-under-sort': 'stays',
    },
  },
  metadataUnderMove: {
    stays: { 'metadata.column-under-move': 'stays', 'metadata.row-under-move': 'stays' },
    lost: { 'metadata.column-under-move': 'lost', 'metadata.row-under-move': 'lost' },
  },
  metadataInCopiedTab: { dropped: { 'metadata.copied-tab': 'dropped' } },
  appendOnFullGrid: { refused: { 'grid.append-on-full-grid': 'refused' } },
  insertedCheckbox: { blank: { 'grid.inserted-row-checkbox': 'blank' } },
} satisfies Noticed<SheetDoubts>;

const hostSwitches = {
  propertyValueLimit: { lenient: { 'properties.over-nine-kilobytes': 'accepted' } },
  cacheKeeps: { nothing: { 'cache.keeps': 'lost' } },
  nestedLocks: { sameObject: { 'lock.second-object': 'no' } },
} satisfies Noticed<HostDoubts>;

/** Doubts that no harmless experiment of a script can settle, and why. */
export const withoutProbe: Readonly<Record<string, string>> = {
  unflushedAtKill: 'a script would have to be killed',
  headerCasing: 'a request would have to be sent',
  fetchTimeout: 'a request would have to be sent',
  warningOnlyProtection: 'somebody else would have to protect the range',
};

export interface Flip {
  readonly doubt: string;
  readonly reading: string;
  readonly options: CheckOptions;
  readonly changes: Changes;
}

/** Every reading of every doubt that has a probe, except the defaults. */
export const flips: readonly Flip[] = [
  ...flipsOf(sheetSwitches, (chosen) => ({ sheetDoubts: chosen })),
  ...flipsOf(hostSwitches, (chosen) => ({ hostDoubts: chosen })),
];

function flipsOf(
  switches: Readonly<Record<string, Readonly<Record<string, Changes>>>>,
  optionsFor: (chosen: Readonly<Record<string, string>>) => CheckOptions,
): readonly Flip[] {
  return Object.entries(switches).flatMap(([doubt, readings]) =>
    Object.entries(readings).map(([reading, changes]) => {
      return { doubt, reading, options: optionsFor({ [doubt]: reading }), changes };
    }),
  );
}

/** Name and reading of everything in the host's catalogues that is not a default. */
export const everyReading: readonly string[] = [sheetDoubtCatalogue, hostDoubtCatalogue].flatMap(
  (catalogue) =>
    Object.entries<{ readonly readings: readonly string[] }>(catalogue).flatMap(
      ([doubt, { readings }]) => readings.slice(1).map((reading) => `${doubt}: ${reading}`),
    ),
);
