/** What a whole row of a linked tab shows, as one short comparable text. Pure. */
import type { TabContent } from '../ports';
import { cellToken, compact, type Token } from '../value/token';
import type { FoundColumn } from './locate';

/** Of the mapped cells only; a column that moves changes nothing. */
export function rowToken(content: TabContent, columns: readonly FoundColumn[], row: number): Token {
  const cells = content.values[row - 1] ?? [];
  const tokens = columns.map(({ column, at }) => [
    column.key,
    cellToken(column.type, cells[at - 1] ?? ''),
  ]);
  return compact(JSON.stringify(tokens.sort()));
}
