/**
 * Close behind the connector port: this file says which part does what, nothing more.
 */
import type { Connector } from '../../core/connector';
import { looksLikeKey } from './basic-auth';
import { cataloguePartsOf, readPipelines } from './catalogue';
import { checksOf } from './checks';
import { readFault } from './faults';
import { FILTERS, inScope } from './filters';
import { readOne, readPage } from './pages';
import { PAGE_STRIDE } from './requests';
import { writing } from './writing';

export const close: Connector = {
  provider: 'close',
  name: 'Close',
  // The limits of single endpoints are not published; they are counted per key and, three times as
  // high, per organization. The page's example is 20 a second; half of it leaves room for others.
  pace: { requestsMax: 10, windowMs: 1_000 },
  filters: FILTERS,
  looksLikeKey,
  checks: checksOf,
  pipelines: readPipelines,
  catalogue: cataloguePartsOf,
  pageSize: PAGE_STRIDE,
  page: readPage,
  inScope,
  names: null,
  listLagMs: 0,
  writing,
  record: readOne,
  fault: readFault,
};
