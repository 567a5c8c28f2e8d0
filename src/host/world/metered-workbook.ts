/** A workbook that counts the cell contents which scripts write through it. */
import type { Change } from '../sheet/change';
import type { Workbook } from '../sheet/workbook';
import type { MeterBook } from './meters';

export function meteredWorkbook(workbook: Workbook, meters: MeterBook): Workbook {
  return {
    ...workbook,
    apply(change, actor) {
      const outcome = workbook.apply(change, actor);
      if (outcome.kind === 'changed' && actor.via === 'script') count(change, meters);
      return outcome;
    },
  };
}

function count(change: Change, meters: MeterBook): void {
  if (change.kind === 'enter' || (change.kind === 'clear' && change.aspects.content)) {
    meters.written(change.sheetId, change.area.rows * change.area.columns);
  }
  if (change.kind === 'copy' && change.aspects.content) {
    meters.written(change.to.sheetId, change.to.area.rows * change.to.area.columns);
  }
}
