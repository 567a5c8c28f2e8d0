/**
 * What a person sees of a tab, as plain data to compare: content, notes, colours, formats. The
 * moment of the last refresh is left out, since no two runs share it.
 */
import { cellAt } from '../../src/host/sheet/grid';
import type { Value } from '../../src/host/sheet/model';
import type { Product } from '../support/product';

export interface SeenCell {
  readonly value: Value;
  readonly formula: string;
  readonly note: string;
  readonly background: string | null;
  readonly numberFormat: string;
}

/** Rows of a tab from A1 to its last content. */
export type Picture = readonly (readonly SeenCell[])[];

const STAMP = /^Complete as of .*/;
const DAY = /\d{4}-\d{2}-\d{2}/;

export function pictureOf(product: Product, tabId: number): Picture {
  const sheet = product.sheet(tabId);
  return product.cells(tabId).map((values, r) =>
    values.map((value, c) => {
      const { formula, note, format } = cellAt(sheet, r + 1, c + 1);
      return {
        value: c === 0 && typeof value === 'string' ? value.replace(DAY, '[day]') : value,
        formula,
        note: note.replace(STAMP, '[stamp]'),
        background: format.background,
        numberFormat: format.numberFormat,
      };
    }),
  );
}

/** Column of a title in the first row, from 0; -1 where there is none. */
export function columnOf(picture: Picture, title: string): number {
  return picture[0]?.findIndex(({ value }) => value === title) ?? -1;
}

/** Row of a record, from 0; -1 where there is none. */
export function rowOf(picture: Picture, id: string): number {
  const column = columnOf(picture, 'ID');
  return picture.findIndex((row) => row[column]?.value === id);
}

/** Contents of the ID column below the titles, blanks left out. */
export function idsIn(picture: Picture): readonly Value[] {
  const column = columnOf(picture, 'ID');
  return picture.slice(1).flatMap((row) => {
    const value = row[column]?.value ?? null;
    return value === null ? [] : [value];
  });
}

/** Every cell that differs, for people: `R3C5: {"value":1} instead of {"value":2}`. */
export function differences(actual: Picture, expected: Picture): readonly Difference[] {
  const rows = Math.max(actual.length, expected.length);
  return Array.from({ length: rows }, (_, row) => {
    const width = Math.max(actual[row]?.length ?? 0, expected[row]?.length ?? 0);
    return Array.from({ length: width }, (__, column) => {
      return { row, column, is: actual[row]?.[column], should: expected[row]?.[column] };
    });
  })
    .flat()
    .filter(({ is, should }) => !isSame(is, should));
}

export interface Difference {
  /** From 0. */
  readonly row: number;
  readonly column: number;
  readonly is: SeenCell | undefined;
  readonly should: SeenCell | undefined;
}

function isSame(a: SeenCell | undefined, b: SeenCell | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
