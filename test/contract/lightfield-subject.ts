/** Lightfield before the contract. */
import { lightfield } from '../../src/crm/lightfield/connector';
import { createLightfieldSandbox } from '../../src/host/sandbox/lightfield/sandbox';
import { lightfieldPlace } from '../support/crms/lightfield';
import { named, number, text } from '../support/crms/values';
import { START_MS } from './bench';
import { lightfieldManifest } from './lightfield-manifest';
import type { Subject } from './manifest';

export const lightfieldSubject: Subject = {
  connector: lightfield,
  manifest: lightfieldManifest,
  view: {
    key: 'sk_lf_fixture_0123456789',
    scope: { pipeline: { id: 'all', label: 'All opportunities' }, filters: {} },
    columns: [],
  },
  prelude: [],
  ids: ['opp_1', 'opp_2'],
  drafts: [
    {
      $name: text('New deal'),
      $stage: named('opt_a'),
      'relationships.$account': named('acc_1'),
    },
  ],
  change: { $amount: number(80000) },
  lookUp: { key: 'relationships.$account', name: 'Acme' },
  open: (records, switches = {}) =>
    lightfieldPlace(
      createLightfieldSandbox({ seed: 'contract', records, startMs: START_MS, switches }),
    ),
  readings: [
    { listOrder: 'id', unsetFields: 'absent' },
    { pageDrift: 'repeats', cardinalityForm: 'has_one' },
    { indexLagMs: 60_000, listOrder: 'createdOldest' },
  ],
};
