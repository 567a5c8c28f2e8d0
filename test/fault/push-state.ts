/**
 * Everything that the next run can see of the former ones, as one text: file, properties, CRM.
 * Random keys and moments are left out, so that equal ends of different runs are equal texts.
 */
import type { Row, Sheet } from '../../src/host/sheet/model';
import type { SendScene } from './push-scene';

export function stateLeft({ product, before }: SendScene): string {
  const { workbook, properties } = product.world;
  const known = (id: string) => (before.has(id) ? id : 'id');
  // The lists of runs and changes are only ever read by people, and full of moments.
  const read = workbook.current().sheets.filter(({ name }) => !/log|changes/.test(name));
  const sheets = read.map((sheet) => sheetText(sheet, known));
  const records = product.listed().map(({ name, value, notes, tags, placements }) => ({
    ...{ name, value, notes, tags, stages: placements.map(({ stage_id }) => stage_id) },
  }));
  const kept = withoutChance(JSON.stringify(properties.of('document').all()), known);
  return [kept, ...sheets, JSON.stringify(records)].join('\n');
}

function withoutChance(text: string, known: (id: string) => string): string {
  return text
    .replace(/\b\d{13}\b|\d\d:\d\d/g, '')
    .replace(/new·\w+/g, 'new')
    .replace(/"(run|key|hash)[\\":]+\w+/g, '')
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, known);
}

// Sheets and rows are never changed, so each is looked at only once; equal rows have equal numbers.
const sheetTexts = new WeakMap<Sheet, string>();
const rowNumbers = new WeakMap<Row, number>();
const numbers = new Map<string, number>();

function sheetText(sheet: Sheet, known: (id: string) => string): string {
  const { rows, ...rest } = sheet;
  const text =
    sheetTexts.get(sheet) ??
    `${withoutChance(JSON.stringify(rest), known)} ${rows.map((row) => rowNumber(row, known)).join()}`;
  sheetTexts.set(sheet, text);
  return text;
}

function rowNumber(row: Row, known: (id: string) => string): number {
  const seen = rowNumbers.get(row);
  if (seen !== undefined) return seen;
  const text = withoutChance(JSON.stringify(row), known);
  const number = numbers.get(text) ?? numbers.size;
  numbers.set(text, number);
  rowNumbers.set(row, number);
  return number;
}
