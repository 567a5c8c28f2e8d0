/** Replies of a made-up server side, with texts as nasty as a CRM may hold. */
import type { Reply } from '../../src/protocol/replies';
import type { Request } from '../../src/protocol/requests';
import { item, previewOf, progressOf } from '../sidebar/replies';

type Of<K extends Reply['kind']> = Extract<Reply, { kind: K }>;

export const HOSTILE = {
  markup: '<script>document.title = "taken"</script><img src=x onerror="document.title=1">',
  rightToLeft: '\u202eשלום עולם (לקוח) ‏',
  long: 'Extraordinarily'.repeat(20),
} as const;

export const TABS: Of<'tabs'> = {
  kind: 'tabs',
  tabs: [
    {
      tabId: 7,
      name: 'Pipeline 2026',
      provider: 'trustpager',
      pipeline: 'Sales',
      refreshedAtMs: Date.UTC(2026, 0, 15, 14, 2),
      records: 1200,
      trouble: null,
      schedule: { rhythm: { kind: 'daily', hour: 6 }, by: 'Maria', isMine: true },
    },
    {
      tabId: 8,
      name: HOSTILE.markup,
      provider: 'close',
      pipeline: HOSTILE.rightToLeft,
      refreshedAtMs: null,
      records: null,
      trouble: 'Close does not accept the key any more. Connect again with a valid key.',
      schedule: {
        rhythm: { kind: 'weekly', weekday: 5, hour: 18 },
        by: HOSTILE.rightToLeft,
        isMine: false,
      },
    },
  ],
  lost: [{ tabId: 9, provider: 'octolane', pipeline: HOSTILE.rightToLeft }],
};

export const REFRESHED: Of<'refreshed'> = {
  kind: 'refreshed',
  counts: {
    records: 1201,
    pages: 13,
    added: 1,
    updated: 4,
    unchanged: 1196,
    edited: 2,
    conflicts: 1,
    restored: 0,
    notInView: 0,
    gone: 0,
    cells: 9,
  },
  remarks: ['The column "Probability" is gone from the tab; the others were refreshed.'],
};

export const CATALOGUE: Of<'catalogue'> = {
  kind: 'catalogue',
  fields: [
    { key: 'name', label: 'Name', type: 'text', byDefault: true, readOnly: false },
    { key: 'value', label: 'Value', type: 'number', byDefault: true, readOnly: false },
    { key: 'created_at', label: 'Created at', type: 'instant', byDefault: false, readOnly: true },
    { key: 'odd', label: HOSTILE.markup, type: 'text', byDefault: false, readOnly: false },
    { key: 'long', label: HOSTILE.long, type: 'text', byDefault: false, readOnly: true },
  ],
  filters: [
    { key: 'search', label: 'Search', type: 'text', options: [] },
    {
      key: 'stage',
      label: 'Stage',
      type: 'choice',
      options: [
        { id: 's1', label: 'Open' },
        { id: 's2', label: HOSTILE.long },
      ],
    },
    { key: 'from', label: 'Created from', type: 'day', options: [] },
  ],
  markers: [{ id: 'custom.row', label: 'Row' }],
  limits: ['The key may not read users, so owners are shown as ids.'],
};

/** Of the tab with this id: all that can be told of one. */
export function settingsOf(tabId: number): Of<'settings'> {
  const { fields, filters, markers, limits } = CATALOGUE;
  const tab = TABS.tabs.find((one) => one.tabId === tabId);
  if (!tab) throw new Error(`there is no tab ${tabId}`);
  const column = { readOnly: false, inTab: true, unsent: 0 } as const;
  return {
    kind: 'settings',
    tabName: tab.name,
    provider: tab.provider,
    pipeline: tab.pipeline,
    columns: [
      { ...column, key: 'name', title: HOSTILE.rightToLeft },
      { ...column, key: 'value', title: 'Worth', unsent: 2 },
      { ...column, key: 'created_at', title: 'Created at', readOnly: true },
      { ...column, key: 'former', title: HOSTILE.markup, inTab: false },
    ],
    filters: { stage: 's1' },
    marker: null,
    schedule: tab.schedule,
    checking: 3,
    choices: { kind: 'known', fields, filters, markers, limits },
  };
}

/** A person without a connection to the CRM of a tab. */
export const UNCONNECTED: Special = (request) => {
  if (request.kind !== 'settings') return null;
  const message = 'You are not connected to Close. Connect with your own key.';
  return { ...settingsOf(request.tabId), choices: { kind: 'unknown', message } };
};

export const SAMPLE: Of<'sample'> = {
  kind: 'sample',
  outcome: {
    kind: 'found',
    rows: [
      ['Acme renewal', '1250.5'],
      [HOSTILE.markup, ''],
      [HOSTILE.rightToLeft, '-1'],
      [HOSTILE.long, '99999999999999999999'],
    ],
    count: 25,
    exact: false,
    looked: 25,
  },
};

export const PLACE: Of<'place'> = {
  kind: 'place',
  activeTab: { tabId: 3, name: HOSTILE.rightToLeft, obstacle: null },
  tabNames: ['Pipeline 2026', HOSTILE.rightToLeft],
};

/** The current tab cannot be had. */
export const FULL_TAB: Special = ({ kind }) => {
  if (kind !== 'place') return null;
  const obstacle = 'There is something in it already.';
  return { ...PLACE, activeTab: { ...PLACE.activeTab, name: 'Sheet1', obstacle } };
};

/** The CRM does not take the one filter. */
export const REFUSED_FILTER: Special = (request) => {
  if (request.kind !== 'sample') return null;
  const [filter = null] = Object.keys(request.filters);
  const message = 'Close refused the request (no such status).';
  return { kind: 'sample', outcome: { kind: 'refused', filter, message } };
};

/** A push with a bit of everything. */
export const PUSH = previewOf({
  items: [
    item({ digest: 'a' }),
    item({ digest: 'b', column: 'Close date', from: '2026-03-01', to: '2026-04-01' }),
    item({ digest: 'c', row: 9, title: HOSTILE.markup, column: 'Name', from: '', to: '=1+1' }),
    item({ digest: 'd', row: 11, title: HOSTILE.long, column: 'Note', to: HOSTILE.rightToLeft }),
    item({
      digest: 'e',
      row: 14,
      title: 'Globex',
      column: 'Stage',
      from: 'Open',
      to: 'Won',
      kind: 'conflict',
      note: 'The CRM says "Lost" since your last refresh.',
    }),
    item({ digest: 'f', row: 15, title: 'Initech', column: 'Owner', to: '', kind: 'empty' }),
  ],
  problems: [{ row: 4, column: 'Value', text: 'must be a number; it holds "a lot"' }],
  effects: ['Moving 1 opportunity to another stage starts the automations of that stage.'],
  canSilence: true,
  cost: { requests: 4, minutes: 0.2, credits: 12, creditsNote: 'You have 900 left.', steps: 2 },
});

const wholeRow = { column: '', from: '', to: '' } as const;

/** All that is sent of a new row. */
const NEW_ROW = [
  { column: 'Name', text: 'Acme renewal' },
  { column: 'Stage', text: 'Open' },
  { column: HOSTILE.markup, text: HOSTILE.rightToLeft },
  { column: 'Value', text: '1250.5' },
  { column: 'Notes', text: HOSTILE.long },
  { column: 'Close date', text: '2026-04-01' },
];

export const CREATE = previewOf({
  action: 'create',
  items: [
    item({
      ...wholeRow,
      digest: '1',
      row: 31,
      title: 'Acme renewal',
      kind: 'create',
      values: NEW_ROW,
    }),
    item({
      ...wholeRow,
      digest: '2',
      row: 32,
      title: 'Initech',
      kind: 'duplicate',
      note: 'An opportunity of this name and value exists (row 12).',
      values: NEW_ROW,
    }),
  ],
  more: ['3', '4'],
  canSilence: true,
  cost: { requests: 1, minutes: 0.1, credits: null, creditsNote: '', steps: 1 },
});

export const REMOVE = previewOf({
  action: 'remove',
  items: [
    item({ ...wholeRow, digest: '1', row: 31, title: HOSTILE.rightToLeft, kind: 'remove' }),
    item({ ...wholeRow, digest: '2', row: 32, title: 'Initech', kind: 'remove' }),
  ],
  effects: ['TrustPager deletes the notes and tasks of an opportunity along with it.'],
  cost: { requests: 1, minutes: 0.1, credits: null, creditsNote: '', steps: 1 },
});

/** An answer for what a test is about; null leaves it to the usual server side. */
export type Special = (request: Request) => Reply | Promise<Reply> | null;

export const NO_CONNECTION: Special = ({ kind }) =>
  kind === 'connections' ? { kind: 'connections', connections: [] } : null;

/** An answer that does not come. */
export const NEVER = new Promise<Reply>(() => undefined);

/** A server side with two linked tabs and two connections; `special` comes first. */
export function answering(
  special: Special = () => null,
): (request: Request) => Reply | Promise<Reply> {
  return (request) => special(request) ?? usual(request);
}

function usual(request: Request): Reply {
  switch (request.kind) {
    case 'connections':
      return {
        kind: 'connections',
        connections: [
          { provider: 'trustpager', label: 'Maria’s workspace' },
          { provider: 'close', label: HOSTILE.rightToLeft },
        ],
      };
    case 'tabs':
      return TABS;
    case 'profile':
      return { kind: 'profile', name: request.name || 'Maria' };
    case 'connect':
      return { kind: 'connected', label: 'New workspace', limits: [] };
    case 'disconnect':
      return { kind: 'disconnected' };
    case 'pipelines':
      return {
        kind: 'pipelines',
        pipelines: [
          { id: 'p1', label: 'Sales' },
          { id: 'p2', label: HOSTILE.markup },
        ],
      };
    case 'catalogue':
      return CATALOGUE;
    case 'sample':
      return SAMPLE;
    case 'place':
      return PLACE;
    case 'link':
      return { kind: 'linked', tabId: 9, tabName: request.pipeline.label };
    case 'refresh':
      return REFRESHED;
    case 'reading':
      return { kind: 'reading', sight: null };
    case 'preview':
      return { push: PUSH, create: CREATE, remove: REMOVE }[request.action];
    case 'send':
      return progressOf({ done: true, outcomes: { applied: request.confirmed.length } });
    case 'stop':
      return { kind: 'stopped' };
    case 'schedule':
      return { kind: 'scheduled' };
    case 'settings':
      return settingsOf(request.tabId);
    case 'changeSettings':
      return { kind: 'settingsChanged', remarks: ['The new column is called "Name (2)".'] };
    case 'unlink':
      return { kind: 'unlinked' };
  }
}
