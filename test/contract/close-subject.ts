/** Close before the contract. */
import { close } from '../../src/crm/close/connector';
import { createCloseSandbox } from '../../src/host/sandbox/close/sandbox';
import { closePlace } from '../support/crms/close';
import { named, number, text } from '../support/crms/values';
import { START_MS } from './bench';
import { closeManifest } from './close-manifest';
import type { Subject } from './manifest';

const oppo = (n: number) => `oppo_${String(n).padStart(43, 'A')}`;
const pipe = `pipe_${'1'.padStart(22, 'A')}`;
const lead = named(`lead_${'1'.padStart(43, 'A')}`, 'Acme GmbH');

export const closeSubject: Subject = {
  connector: close,
  manifest: closeManifest,
  view: {
    key: 'api_0123456789.abcdef',
    scope: { pipeline: { id: pipe, label: 'Sales' }, filters: {} },
    columns: [],
  },
  prelude: ['pipeline'],
  ids: [oppo(1), oppo(2)],
  drafts: [{ lead, value: number(100.01), note: text('New') }],
  change: { value: number(100.01) },
  lookUp: { key: 'lead', name: 'Acme' },
  open: (records, switches = {}) =>
    closePlace(createCloseSandbox({ seed: 'contract', records, startMs: START_MS, switches })),
  readings: [
    { skipMax: 250, listOrder: 'id' },
    { pipelineFilter: 'honoured', pageOverlap: 'lastRepeated' },
    { unknownFilter: 'refused', noteHtml: 'absent', extraKeys: 'everywhere' },
  ],
};
