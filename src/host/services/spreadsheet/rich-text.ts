/**
 * RichTextValue and its builder, as far as plain text and one link go; and how ranges read and write
 * them. A text written so is stored to the letter.
 */
import type { Cell } from '../../sheet/model';
import { mapArea } from '../../sheet/read';
import { ScriptError } from '../../world/service';
import { signatureError } from '../signature';
import { method, type SheetContext, sheetClass } from './define';
import { cellsIn, queueChange, type RangeObject } from './file-access';
import { getters, priced, tableOf } from './range-aspects';

export interface RichTextObject {
  readonly className: 'RichTextValue';
  readonly text: string;
  readonly link: string | null;
}

export interface RichTextBuilderObject {
  readonly className: 'RichTextValueBuilder';
  text: string;
  link: string | null;
}

const PATH = 'SpreadsheetApp.Range.setRichTextValues';

export function newRichTextBuilder(text = '', link: string | null = null): RichTextBuilderObject {
  return { className: 'RichTextValueBuilder', text, link };
}

const handleOf = (context: SheetContext, value: RichTextObject) =>
  context.handle('RichTextValue', value);

const builderHandle = (context: SheetContext, builder: RichTextBuilderObject) =>
  context.handle('RichTextValueBuilder', builder);

const values = sheetClass<RichTextObject>(
  { name: 'RichTextValue' },
  {
    getText: method('handle', '', ({ text }) => text),
    getLinkUrl: method('handle', ['', 'number, number'], ({ link }) => link),
    getStartIndex: method('handle', '', () => 0),
    getEndIndex: method('handle', '', ({ text }) => text.length),
    getRuns: method('handle', '', (value, _args, context) => [handleOf(context, value)]),
    copy: method('handle', '', ({ text, link }, _args, context) =>
      builderHandle(context, newRichTextBuilder(text, link)),
    ),
  },
);

const builders = sheetClass<RichTextBuilderObject>(
  { name: 'RichTextValueBuilder' },
  {
    setText: method('handle', 'string', (builder, [text], context) => {
      // Reported from the live service; the wording is ours.
      if (text === '') throw new ScriptError('Invalid argument: text');
      builder.text = String(text);
      return builderHandle(context, builder);
    }),
    setLinkUrl: method(
      'handle',
      ['string?', 'number, number, string?'],
      (builder, args, context) => {
        const link = args.at(-1);
        builder.link = typeof link === 'string' ? link : null;
        return builderHandle(context, builder);
      },
    ),
    build: method('handle', '', ({ text, link }, _args, context) =>
      handleOf(context, { className: 'RichTextValue', text, link }),
    ),
  },
);

/** Null for a cell that holds no text. */
function richTextOf(cell: Cell, context: SheetContext) {
  if (typeof cell.value !== 'string' && cell.value !== null) return null;
  if (cell.formula !== '') return null;
  return handleOf(context, {
    className: 'RichTextValue',
    text: cell.value ?? '',
    link: cell.link,
  });
}

const ofRanges = sheetClass<RangeObject>(
  { name: 'Range' },
  {
    ...getters('getRichTextValue', 'getRichTextValues', ({ area }, { sheet }, context) =>
      mapArea(sheet, area, (cell) => richTextOf(cell, context)),
    ),
    setRichTextValue: priced(
      method('write', 'RichTextValue', (range, [value], context) =>
        write(context, range, [value as RichTextObject]),
      ),
    ),
    setRichTextValues: priced(
      method('write', 'matrix', (range, args, context) => {
        const table = tableOf(args[0], range).flat();
        if (!table.every(isRichText)) throw signatureError(PATH, args);
        return write(context, range, table);
      }),
    ),
  },
);

function isRichText(value: unknown): value is RichTextObject {
  return (
    typeof value === 'object' &&
    value !== null &&
    'className' in value &&
    value.className === 'RichTextValue'
  );
}

/** One value for all cells, or one for each, row by row. */
function write(context: SheetContext, range: RangeObject, values: readonly RichTextObject[]) {
  const { sheetId, area } = range;
  const inputs = values.map(({ text, link }) => ({ kind: 'literal' as const, text, link }));
  const [first] = inputs;
  const each = Array.from({ length: area.rows }, (_, r) =>
    Array.from(
      { length: area.columns },
      (_unused, c) => inputs[r * area.columns + c] ?? first ?? null,
    ),
  );
  queueChange(context, cellsIn(area), { kind: 'enter', sheetId, area, inputs: { each } });
  return context.handle('Range', range);
}

export const richTextServices = [values, builders, ofRanges];
