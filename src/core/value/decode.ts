/**
 * What the cell of a field means as a value: the way back from `encodeCell`.
 *
 * Promises: total; a cell that is not certainly a value of its field is a problem in plain words,
 * which say what is wrong and what to do and quote the cell only in part. A decoded `encodeCell` is
 * the value again, shortened texts and names that exist twice aside. Must not know: rows, tabs, CRMs.
 */
import { unreachable } from '../assert';
import type { FieldKey, FieldSpec } from '../model';
import { type CellValue, isSerial } from './cell';
import { textOfScalar } from './cell-text';
import { decodeList, decodeOne, names } from './decode-named';
import {
  decodeDay,
  decodeFlag,
  decodeInstant,
  decodeNumber,
  type FromSerial,
} from './decode-scalar';
import { type Decoded, NOTHING, problem, value } from './decoded';
import { CELL_LENGTH_MAX, isShortened } from './encode';

/** What Sheets shows in place of a value (Sheets function reference, ERROR.TYPE). */
const ERROR_TEXTS: ReadonlySet<string> = new Set([
  ...['#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A', '#ERROR!'],
]);

const LOADING_TEXT = /^Loading(\.\.\.|…)$/;

/** From here on a spreadsheet has rounded: it keeps 15 significant digits (Google's cell limits). */
const ROUNDED_FROM = 1e15;

/**
 * Reads the cell of a field. `lookedUp`: fields of which the CRM must be asked what a name means;
 * references without options are, lists only if they are named here.
 */
export function decodeCell(
  field: FieldSpec,
  cell: CellValue,
  fromSerial: FromSerial,
  lookedUp: readonly FieldKey[] = [],
): Decoded {
  const unusable = typeof cell === 'string' ? unusableText(cell) : null;
  if (unusable !== null) return problem(unusable);
  const decoded = looksEmpty(field, cell)
    ? NOTHING
    : decodeFilled(field, cell, fromSerial, lookedUp);
  return field.required && isNothing(decoded) ? problem('must not be empty') : decoded;
}

/** Spaces alone are a text, and nothing to any other field. */
function looksEmpty({ type }: FieldSpec, cell: CellValue): boolean {
  return typeof cell === 'string' && (type === 'text' ? cell : cell.trim()) === '';
}

/** Why a text is no value of any field; null when it may be one. */
function unusableText(text: string): string | null {
  if (ERROR_TEXTS.has(text)) return `shows the error ${text}; mend its formula`;
  if (LOADING_TEXT.test(text)) return 'is still loading; wait until it shows a value';
  if (isShortened(text)) {
    return 'holds only the beginning of a long text; change the text in the CRM instead';
  }
  if (text.length <= CELL_LENGTH_MAX) return null;
  return `has ${text.length} characters; shorten it to ${CELL_LENGTH_MAX}`;
}

function decodeFilled(
  field: FieldSpec,
  cell: CellValue,
  fromSerial: FromSerial,
  lookedUp: readonly FieldKey[],
): Decoded {
  switch (field.type) {
    case 'text':
      return withText(cell, (text) => value({ kind: 'text', text }));
    case 'number':
      return decodeNumber(cell, field.decimalsMax);
    case 'flag':
      return decodeFlag(cell);
    case 'day':
      return decodeDay(cell);
    case 'instant':
      return decodeInstant(cell, fromSerial);
    case 'choice':
      return withText(cell, (text) => decodeOne(text, field.options ?? []));
    case 'reference':
      return withText(cell, (text) =>
        field.options?.length ? decodeOne(text, field.options) : names([text]),
      );
    case 'list':
      return withText(cell, (text) => decodeList(text, field, lookedUp.includes(field.key)));
    default:
      return unreachable(field.type);
  }
}

/** Scalars in a column of texts are what the person typed, as far as the sheet has kept it. */
function withText(cell: CellValue, decode: (text: string) => Decoded): Decoded {
  if (isSerial(cell)) {
    return problem('is a date where text is expected; format the cell as plain text');
  }
  if (typeof cell === 'number' && !(Math.abs(cell) < ROUNDED_FROM)) {
    return problem(
      'is a number too long to be kept exactly; format the cell as plain text and type it again',
    );
  }
  return decode(textOfScalar(cell));
}

/** No value, or a text that nobody can see. */
function isNothing(decoded: Decoded): boolean {
  if (decoded.kind !== 'value') return false;
  const held = decoded.value;
  return held === null || (held.kind === 'text' && held.text.trim() === '');
}
