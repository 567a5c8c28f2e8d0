/**
 * Lightfield behind the connector port: this file says which part does what, nothing more.
 */
import type { Connector } from '../../core/connector';
import { cataloguePartsOf, readPipelines } from './catalogue';
import { checksOf } from './checks';
import { readFault } from './faults';
import { FILTERS, inScope } from './filters';
import { askNames } from './names';
import { readOne, readPage } from './pages';
import { PAGE_STRIDE } from './paging';
import { writing } from './writing';

export const lightfield: Connector = {
  provider: 'lightfield',
  name: 'Lightfield',
  // The limit is 25 a second for each of three kinds of requests, and the whole organization shares
  // it; a fifth is left to the others.
  pace: { requestsMax: 20, windowMs: 1_000 },
  filters: FILTERS,
  looksLikeKey: (key) => /^sk_lf_[\w-]{8,}$/.test(key),
  checks: checksOf,
  pipelines: readPipelines,
  catalogue: cataloguePartsOf,
  pageSize: PAGE_STRIDE,
  page: readPage,
  inScope,
  names: (view, wanted) =>
    askNames(
      view,
      wanted.map(({ id }) => id),
    ),
  listLagMs: 60_000,
  writing,
  record: readOne,
  fault: readFault,
};
