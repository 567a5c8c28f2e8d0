/** Octolane before the contract. */
import { octolane } from '../../src/crm/octolane/connector';
import { createOctolaneSandbox } from '../../src/host/sandbox/octolane/sandbox';
import { octolanePlace } from '../support/crms/octolane';
import { named, text } from '../support/crms/values';
import { START_MS } from './bench';
import type { Subject } from './manifest';
import { octolaneManifest } from './octolane-manifest';

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

const drafts = ['First', 'Second', 'Third'].map((name) => ({
  name: text(name),
  opportunity_stage: named(uuid(201), 'Proposal'),
}));

export const octolaneSubject: Subject = {
  connector: octolane,
  manifest: octolaneManifest,
  view: {
    key: 'oct_test_0123456789abcdef',
    scope: { pipeline: { id: uuid(101), label: 'Sales' }, filters: {} },
    columns: [],
  },
  prelude: [],
  ids: [uuid(1), uuid(2)],
  drafts,
  change: { name: text('First') },
  lookUp: { key: 'opportunity_account', name: 'Acme' },
  open: (records, switches = {}) =>
    octolanePlace(
      createOctolaneSandbox({ seed: 'contract', records, startMs: START_MS, switches }),
    ),
  readings: [
    { cursorKind: 'offset', pageSizeMax: 50 },
    { commonFields: 'documented', pageFill: 'short', systemPropertyNames: 'plain' },
    {
      badCursor: 'restart',
      cursorLifetime: 'threePages',
      pageSizeMax: 50,
      extraKeys: 'everywhere',
    },
  ],
};
