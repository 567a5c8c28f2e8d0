/**
 * What inserting, deleting and moving rows (or columns) does to a stretch of them. One rule for
 * formula references, merges, protections and filters.
 */
import { type Area, areaOf, lastColumnOf, lastRowOf } from './area';
import type { Dimension } from './change';

/** From `first` to `last`, both included, counting from 1. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

export type AxisEdit =
  /** New ones take the numbers from `at`. */
  | { readonly kind: 'insert'; readonly at: number; readonly count: number }
  | { readonly kind: 'delete'; readonly from: number; readonly count: number }
  /** To before `to`, counted before the move. */
  | { readonly kind: 'move'; readonly from: number; readonly count: number; readonly to: number };

/** Where a stretch is afterwards; null when nothing of it is left. */
export function mapSpan(span: Span, edit: AxisEdit): Span | null {
  switch (edit.kind) {
    case 'insert':
      return {
        first: span.first >= edit.at ? span.first + edit.count : span.first,
        last: span.last >= edit.at ? span.last + edit.count : span.last,
      };
    case 'delete':
      return afterDelete(span, edit.from, edit.count);
    case 'move':
      return afterMove(span, edit);
  }
}

function afterDelete(span: Span, from: number, count: number): Span | null {
  const end = from + count;
  const first = span.first >= end ? span.first - count : Math.min(span.first, from);
  const last = span.last >= end ? span.last - count : Math.min(span.last, from - 1);
  return last < first ? null : { first, last };
}

type Move = Extract<AxisEdit, { readonly kind: 'move' }>;

/** The new number of one row or column under a move. */
export function mapMoved(index: number, move: Move): number {
  const end = move.from + move.count;
  const forward = move.to >= end;
  if (index >= move.from && index < end) {
    return forward ? index + move.to - end : index - move.from + move.to;
  }
  if (forward && index >= end && index < move.to) return index - move.count;
  if (!forward && index >= move.to && index < move.from) return index + move.count;
  return index;
}

/**
 * A stretch wholly inside the moved block goes with it; one that loses some of its members to
 * elsewhere closes up; one into which the block comes grows.
 */
function afterMove(span: Span, move: Move): Span {
  const end = move.from + move.count;
  const inside = span.first >= move.from && span.last < end;
  const stays = move.to > span.first && move.to <= span.last + 1;
  const pieces: Span[] = [
    { first: span.first, last: Math.min(span.last, move.from - 1) },
    { first: Math.max(span.first, end), last: span.last },
  ];
  if (inside || stays) {
    pieces.push({ first: Math.max(span.first, move.from), last: Math.min(span.last, end - 1) });
  }
  const ends = pieces
    .filter((piece) => piece.first <= piece.last)
    .flatMap((piece) => [mapMoved(piece.first, move), mapMoved(piece.last, move)]);
  return { first: Math.min(...ends), last: Math.max(...ends) };
}

/** An area after an edit of its sheet's rows or columns. */
export function mapArea(area: Area, dimension: Dimension, edit: AxisEdit): Area | null {
  const span =
    dimension === 'rows'
      ? { first: area.row, last: lastRowOf(area) }
      : { first: area.column, last: lastColumnOf(area) };
  const next = mapSpan(span, edit);
  if (next === null) return null;
  const count = next.last - next.first + 1;
  return dimension === 'rows'
    ? areaOf(next.first, area.column, count, area.columns)
    : areaOf(area.row, next.first, area.rows, count);
}
