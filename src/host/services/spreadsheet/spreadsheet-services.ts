/** All classes of the emulated Spreadsheet service. */
import type { ServiceClass } from '../../world/service';
import type { SheetWorld } from './sheet-world';

export const spreadsheetServices: readonly ServiceClass<SheetWorld>[] = [];
