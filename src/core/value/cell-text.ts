/**
 * Cells as texts: for fields that hold text, and inside sentences.
 * Must not know: fields, what the sentences are about.
 */
import { type CellValue, isSerial } from './cell';
import { quoted } from './excerpt';

/** What a person typed into a cell that is no date, as far as the sheet has kept it. */
export function textOfScalar(cell: string | number | boolean): string {
  if (typeof cell === 'number') return plainNumber(cell);
  return typeof cell === 'boolean' ? String(cell).toUpperCase() : cell;
}

/** A cell inside a sentence. */
export function mention(cell: CellValue): string {
  if (isSerial(cell)) return 'a date';
  return typeof cell === 'string' ? quoted(cell) : textOfScalar(cell);
}

/** The shortest decimal that is this number; an exponent only from 1e21 on. */
function plainNumber(number: number): string {
  const short = String(number);
  const match = /^(-?)(\d)(?:\.(\d+))?e-(\d+)$/.exec(short);
  if (!match) return short;
  const [, sign = '', first = '', rest = '', places = ''] = match;
  return `${sign}0.${'0'.repeat(Number(places) - 1)}${first}${rest}`;
}
