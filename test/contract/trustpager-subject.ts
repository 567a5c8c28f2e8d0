/** TrustPager before the contract. */
import { trustpager } from '../../src/crm/trustpager/connector';
import { createTrustPagerSandbox } from '../../src/host/sandbox/trustpager/sandbox';
import { trustPagerKeys, trustPagerPlace } from '../support/crms/trustpager';
import { named, number, text } from '../support/crms/values';
import { START_MS } from './bench';
import type { Subject } from './manifest';
import { trustPagerManifest } from './trustpager-manifest';

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

export const trustPagerSubject: Subject = {
  connector: trustpager,
  manifest: trustPagerManifest,
  view: {
    key: 'tp_test_0123456789abcdef',
    scope: { pipeline: { id: uuid(101), label: 'Sales' }, filters: {} },
    columns: [],
  },
  prelude: [],
  ids: [uuid(1), uuid(999)],
  drafts: [{ name: text('New'), stage: named(uuid(201), 'Proposal'), value: number(1500) }],
  change: { name: text('New name') },
  lookUp: { key: 'customer', name: 'Acme' },
  open: (records, switches = {}) =>
    trustPagerPlace(
      createTrustPagerSandbox({
        ...{ seed: 'contract', records, startMs: START_MS },
        ...{ switches, keys: trustPagerKeys },
      }),
    ),
  readings: [
    { cursorParameter: 'after', listOrder: 'id' },
    { cursorParameter: 'cursor', pageOverlap: 'lastRepeated', tagsForm: 'objects' },
    { valueForm: 'numericString', dateForm: 'short', extraKeys: 'everywhere' },
  ],
};
