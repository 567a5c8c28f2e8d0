/**
 * Pictures of cells as the grid library stores them. Every cell is text to it: what is shown was
 * decided by the server, so nothing is parsed, formatted or computed here.
 */
import {
  BooleanNumber,
  CellValueType,
  HorizontalAlign,
  type ICellData,
  type IStyleData,
  type Nullable,
  VerticalAlign,
  WrapStrategy,
} from '@univerjs/core';
import type { CellPicture } from '../../protocol';

/** What a cell remembers besides its text. */
export interface CellMemo {
  readonly edit: string;
  readonly note: string;
  readonly link: string;
}

export const FONT = 'Arial';
export const FONT_SIZE_PT = 10;

const ALIGN = {
  left: HorizontalAlign.LEFT,
  center: HorizontalAlign.CENTER,
  right: HorizontalAlign.RIGHT,
} as const;

/** A whole cell; written over another one, nothing of that is left. */
export function cellData(picture: CellPicture): ICellData {
  const { text, ticked } = picture;
  const checkbox = ticked !== undefined;
  return {
    v: checkbox ? Number(ticked) : text,
    t: checkbox ? CellValueType.BOOLEAN : CellValueType.STRING,
    f: null,
    si: null,
    p: null,
    s: styleOf(picture),
    custom: memoOf(picture),
  };
}

/** Reads back what `cellData` has put in. */
export function memoIn(cell: Nullable<ICellData>): CellMemo | null {
  return cell ? ((cell.custom as CellMemo | null | undefined) ?? null) : null;
}

function memoOf({ text, edit = text, note = '', link = '' }: CellPicture) {
  return { edit, note, link } satisfies CellMemo;
}

/** Texts flow into blank neighbours, numbers and moments never do. */
function wrapOf({ wrap, align }: CellPicture): WrapStrategy {
  if (wrap) return WrapStrategy.WRAP;
  return align === 'right' ? WrapStrategy.CLIP : WrapStrategy.OVERFLOW;
}

/** All parts are named, since a part left out would keep what the cell had before. */
function styleOf(picture: CellPicture): IStyleData {
  const { align = 'left', bold, background, color, link, ticked } = picture;
  const underlined = link === undefined ? BooleanNumber.FALSE : BooleanNumber.TRUE;
  const ink = color ?? (link === undefined ? undefined : '#1155cc');
  return {
    ht: ticked === undefined ? ALIGN[align] : HorizontalAlign.CENTER,
    vt: VerticalAlign.MIDDLE,
    ff: FONT,
    fs: FONT_SIZE_PT,
    bl: bold ? BooleanNumber.TRUE : BooleanNumber.FALSE,
    ul: { s: underlined },
    tb: wrapOf(picture),
    bg: background === undefined ? null : { rgb: background },
    cl: ink === undefined ? null : { rgb: ink },
  };
}
