/**
 * Octolane behind the connector port: this file says which part does what, nothing more.
 */
import type { Connector } from '../../core/connector';
import { cataloguePartsOf, readPipelines } from './catalogue';
import { checksOf } from './checks';
import { readFault } from './faults';
import { FILTERS, inScope } from './filters';
import { readOne, readPage } from './pages';
import { PAGE_LIMIT } from './requests';
import { writing } from './writing';

export const octolane: Connector = {
  provider: 'octolane',
  name: 'Octolane',
  // The strictest of the published figures is 100 a minute and key, reads and writes together; some
  // are left to whatever else uses the key.
  pace: { requestsMax: 95, windowMs: 60_000, togetherMax: 5 },
  filters: FILTERS,
  // The prefix `oct_live_` stands in an example only; what is promised is nothing.
  looksLikeKey: (key) => /^[!-~]{12,400}$/.test(key),
  checks: checksOf,
  pipelines: readPipelines,
  catalogue: cataloguePartsOf,
  pageSize: PAGE_LIMIT,
  page: readPage,
  inScope,
  names: null,
  listLagMs: 0,
  writing,
  record: readOne,
  fault: readFault,
};
