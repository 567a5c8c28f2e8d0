/** All classes of the emulated Spreadsheet service. Several tables may describe parts of one class. */
import type { ServiceClass } from '../../world/service';
import { metadataServices } from './metadata';
import { protectionServices } from './protection';
import { rangeActions } from './range-actions';
import { rangeAspects } from './range-aspects';
import { rangeListServices } from './range-list';
import { rangePlaces } from './range-places';
import { richTextServices } from './rich-text';
import { sheetAxis } from './sheet-axis';
import { sheetMethods } from './sheet-methods';
import type { SheetWorld } from './sheet-world';
import { spreadsheetApp } from './spreadsheet-app';
import { spreadsheetMethods } from './spreadsheet-methods';
import { validationServices } from './validation';

export const spreadsheetServices: readonly ServiceClass<SheetWorld>[] = [
  spreadsheetApp,
  spreadsheetMethods,
  sheetMethods,
  sheetAxis,
  rangePlaces,
  rangeAspects,
  rangeActions,
  ...rangeListServices,
  ...richTextServices,
  ...validationServices,
  ...protectionServices,
  ...metadataServices,
];
