/**
 * Cells that the grid library wants to write, as changes of the file. A typed cell carries the text
 * as it was typed (see `typing`); what it looks like is said apart from what it holds.
 */
import {
  BooleanNumber,
  CellValueType,
  HorizontalAlign,
  type ICellData,
  type IStyleData,
  type Nullable,
  ObjectMatrix,
  WrapStrategy,
} from '@univerjs/core';
import type { Area } from '../../../sheet/area';
import type { Change, FormatPatch, Input } from '../../../sheet/change';
import { type CellAreas, createCellAreas } from './cell-areas';

type Matrix = Readonly<Record<number, Readonly<Record<number, Nullable<ICellData>>>>>;

/** One change for all cells that get the same, as far as they lie together. */
export function changesOfCells(sheetId: number, cells: Matrix): readonly Change[] {
  const groups = new Map<
    string,
    { readonly cell: Nullable<ICellData>; readonly areas: CellAreas }
  >();
  new ObjectMatrix(cells).forValue((row, column, cell) => {
    const key = JSON.stringify([inputOf(cell), patchOf(cell?.s)]);
    const group = groups.get(key) ?? { cell, areas: createCellAreas() };
    groups.set(key, group);
    group.areas.add(row + 1, column + 1);
  });
  return [...groups.values()].flatMap(({ cell, areas }) =>
    areas.areas().flatMap((area) => changesOfArea({ sheetId, area }, cell)),
  );
}

function changesOfArea(
  place: { readonly sheetId: number; readonly area: Area },
  cell: Nullable<ICellData>,
): readonly Change[] {
  const input = inputOf(cell);
  const patch = patchOf(cell?.s);
  return [
    ...(input === undefined ? [] : [{ kind: 'enter', ...place, inputs: { all: input } } as const]),
    ...(patch === null ? [] : [{ kind: 'format', ...place, patches: { all: patch } } as const]),
  ];
}

/** undefined: the content stays. */
function inputOf(cell: Nullable<ICellData>): Input | undefined {
  if (!cell) return null;
  if (typeof cell.f === 'string' && cell.f !== '') return cell.f;
  const rich = cell.p?.body?.dataStream;
  if (rich !== undefined) return rich.replace(/\r\n$/, '').replaceAll('\r', '\n');
  if (cell.v === undefined) return undefined;
  if (cell.v === null) return null;
  if (cell.t === CellValueType.BOOLEAN) return Number(cell.v) === 1;
  return String(cell.v);
}

const ALIGN: Readonly<Partial<Record<HorizontalAlign, string>>> = {
  [HorizontalAlign.LEFT]: 'left',
  [HorizontalAlign.CENTER]: 'center',
  [HorizontalAlign.RIGHT]: 'right',
};

/** Only what the file knows: weight, colours, alignment, wrapping. */
function patchOf(style: ICellData['s']): FormatPatch | null {
  if (typeof style !== 'object' || style === null) return null;
  const { bl, bg, cl, ht, tb } = style as IStyleData;
  const patch: FormatPatch = {
    ...(bl === undefined ? {} : { fontWeight: bl === BooleanNumber.TRUE ? 'bold' : 'normal' }),
    ...(bg === undefined ? {} : { background: hexOf(bg?.rgb) }),
    ...(cl === undefined ? {} : { fontColor: hexOf(cl?.rgb) }),
    ...(ht == null ? {} : { horizontal: ALIGN[ht] ?? 'general' }),
    ...(tb == null ? {} : { wrap: tb === WrapStrategy.WRAP ? 'WRAP' : 'OVERFLOW' }),
  };
  return Object.keys(patch).length === 0 ? null : patch;
}

function hexOf(color: Nullable<string>): string | null {
  if (!color) return null;
  const parts = /^rgba?\((\d+),\s*(\d+),\s*(\d+)/.exec(color);
  if (parts === null) return color.toLowerCase();
  const hex = parts.slice(1, 4).map((part) => Number(part).toString(16).padStart(2, '0'));
  return `#${hex.join('')}`;
}
