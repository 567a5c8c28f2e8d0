/** Notes and links of cells: a corner mark, and a box with the text while the pointer is over it. */
import { type Injector, InterceptorEffectEnum } from '@univerjs/core';
import { INTERCEPTOR_POINT, SheetInterceptorService } from '@univerjs/sheets';
import { HoverManagerService } from '@univerjs/sheets-ui';
import { h } from '../dom';
import { memoIn } from './cells';

const CORNER = { tr: { color: '#fbbc04', size: 7 } };

export interface CellText {
  readonly note: string;
  readonly link: string;
}

/** `textAt` reads the cell at a place that counts from 0. */
export function showNotes(
  injector: Injector,
  place: HTMLElement,
  textAt: (row: number, column: number) => CellText | null,
): void {
  injector.get(SheetInterceptorService).intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
    id: 'workbench-note-corner',
    priority: 100,
    effect: InterceptorEffectEnum.Style,
    handler(cell, { rawData }, next) {
      if (!memoIn(rawData)?.note) return next(cell);
      return next({ ...(cell ?? rawData), markers: CORNER });
    },
  });
  const box = h('div', { className: 'note-box', hidden: true });
  box.setAttribute('role', 'tooltip');
  place.append(box);
  injector.get(HoverManagerService).currentCell$.subscribe((hovered) => {
    const text = hovered ? textAt(hovered.location.row, hovered.location.col) : null;
    box.hidden = text === null || (text.note === '' && text.link === '');
    if (hovered === null || hovered === undefined || text === null) return;
    box.replaceChildren(
      ...(text.note === '' ? [] : [h('p', {}, text.note)]),
      ...(text.link === '' ? [] : [h('p', { className: 'link' }, text.link)]),
    );
    const { endX, startY } = hovered.position;
    const above = canvasTop(place);
    const left = Math.min(endX + 6, place.clientWidth - box.offsetWidth - 8);
    const top = Math.min(above + startY, place.clientHeight - box.offsetHeight - 8);
    box.style.translate = `${Math.max(0, left)}px ${Math.max(0, top)}px`;
  });
}

/** Cells are placed on the canvas, which begins below the formula bar. */
function canvasTop(place: HTMLElement): number {
  const canvas = place.querySelector('[id^="univer-sheet-main-canvas"]');
  return (canvas?.getBoundingClientRect().top ?? 0) - place.getBoundingClientRect().top;
}
