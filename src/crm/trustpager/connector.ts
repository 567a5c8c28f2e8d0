/**
 * TrustPager behind the connector port: this file says which part does what, nothing more.
 */
import type { Connector } from '../../core/connector';
import { cataloguePartsOf, readPipelines } from './catalogue';
import { checksOf } from './checks';
import { readFault } from './faults';
import { FILTERS, inScope } from './filters';
import { readOne, readPage } from './pages';
import { writing } from './writing';

export const trustpager: Connector = {
  provider: 'trustpager',
  name: 'TrustPager',
  // The limit is 60 a minute and key; four are left to whatever else uses the key, and to doubt
  // about how the minute is measured.
  pace: { requestsMax: 56, windowMs: 60_000 },
  filters: FILTERS,
  looksLikeKey: (key) => /^tp_(live|test)_[\w-]{16,}$/.test(key),
  checks: checksOf,
  pipelines: readPipelines,
  catalogue: cataloguePartsOf,
  pageSize: 100,
  page: readPage,
  inScope,
  names: null,
  listLagMs: 0,
  writing,
  record: readOne,
  fault: readFault,
};
