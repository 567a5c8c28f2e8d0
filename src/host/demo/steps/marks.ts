/** Whether every mark stands on the row of its own record, told from the rows themselves. */
import { readRows } from '../grid';
import type { Stage } from '../stage';

/**
 * Rows whose mark contradicts their ID: "Created" on a row without a record, a record of the CRM
 * marked as gone, a new row without any mark.
 */
export function marksOnWrongRows(stage: Stage, tabId: number): number {
  const known = new Set(stage.crm.listed().map(({ id }) => id));
  const { rows } = readRows(stage.world.workbook, tabId);
  let wrong = 0;
  for (const [id, { Sync }] of rows) {
    const mark = String(Sync ?? '');
    const isNew = id.startsWith('new·');
    if (isNew ? !mark.startsWith('✗') : !known.has(id)) wrong += 1;
    if (mark.startsWith('＋') && isNew) wrong += 1;
  }
  return wrong;
}
