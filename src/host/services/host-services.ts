/** All emulated services except the spreadsheet's. */
import { blobServices } from './blob';
import { cacheServices } from './cache-service';
import { htmlServices } from './html-service';
import { lockServices } from './lock-service';
import { printServices } from './print-services';
import { propertiesServices } from './properties-service';
import { scriptServices } from './script-app';
import { sessionServices } from './session-service';
import { triggerBuilders } from './trigger-builders';
import { uiServices } from './ui-service';
import { urlFetchServices } from './url-fetch';
import { utilitiesServices } from './utilities';

export const hostServices = [
  ...blobServices,
  ...cacheServices,
  ...htmlServices,
  ...lockServices,
  ...printServices,
  ...propertiesServices,
  ...scriptServices,
  ...sessionServices,
  ...triggerBuilders,
  ...uiServices,
  ...urlFetchServices,
  ...utilitiesServices,
];
