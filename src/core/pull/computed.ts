/**
 * Which mapped columns are filled by a formula that spills. Writing a value into such a column
 * would break the formula, so a pull leaves the whole column alone.
 *
 * A spilled cell has no formula text of its own (Apps Script, Range.getFormulas), so the spill is
 * recognised by the function at its origin. Must not know: what the columns mean.
 */
import type { FieldKey } from '../model';
import type { TabContent } from '../ports';
import type { Table } from '../table/locate';

/** Functions whose result can be larger than one cell, and array literals. */
const SPILLS =
  /^=\s*\{|\b(ARRAYFORMULA|ARRAY_CONSTRAIN|FILTER|SORT|SORTN|UNIQUE|QUERY|SEQUENCE|TRANSPOSE|FLATTEN|SPLIT|IMPORTRANGE|IMPORTDATA|IMPORTXML|IMPORTHTML|IMPORTFEED|GOOGLEFINANCE|MAP|BYROW|BYCOL|SCAN|MAKEARRAY|HSTACK|VSTACK|TOCOL|TOROW|WRAPROWS|WRAPCOLS|CHOOSECOLS|CHOOSEROWS|EXPAND|TAKE|DROP|LET|REDUCE)\s*\(/i;

/** Functions that make one value out of many: whatever stands inside, nothing spills. */
const GATHERS =
  /^=\s*(SUM\w*|COUNT\w*|AVERAGE\w*|MAX\w*|MIN\w*|MEDIAN|MODE|JOIN|TEXTJOIN|CONCATENATE|ROWS|COLUMNS|PRODUCT|SUBTOTAL|STDEV\w*|VAR\w*)\s*\(/i;

/** True if a formula may fill more cells than its own. */
export function maySpill(formula: string): boolean {
  return SPILLS.test(formula) && !GATHERS.test(formula);
}

/** Keys of the columns that hold a spilling formula in their title or in the table, to `lastRow`. */
export function computedColumns(
  content: TabContent,
  table: Table,
  lastRow: number,
): ReadonlySet<FieldKey> {
  const computed = new Set<FieldKey>();
  for (const { column, at } of table.columns) {
    for (let row = table.headerRow; row <= Math.max(lastRow, table.headerRow + 1); row++) {
      const formula = content.formulas[row - 1]?.[at - 1] ?? '';
      if (formula !== '' && maySpill(formula)) {
        computed.add(column.key);
        break;
      }
    }
  }
  return computed;
}
