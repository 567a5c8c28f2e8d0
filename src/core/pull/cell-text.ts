/** Cells as people read them, for notes, previews and lists. */
import type { FieldType } from '../model';
import { type CellValue, dayOfSerial, isSerial, timeOfSerial } from '../value/cell';

/** How a person reads a cell of this type. */
export function cellText(type: FieldType, cell: CellValue): string {
  if (!isSerial(cell)) return String(cell);
  const day = dayOfSerial(cell.serial);
  return type === 'day' ? day : `${day} ${timeOfSerial(cell.serial)}`;
}
