import type { Reply } from '../../src/protocol/replies';
import type { Request } from '../../src/protocol/requests';
import { createDoor } from '../../src/sidebar/server/door';
import type { Refresh } from '../../src/sidebar/server/watched-refresh';
import { saveSettings } from '../../src/sidebar/settings/save-settings';
import {
  type Choices,
  changeRequest,
  type Difference,
  differenceOf,
  draftOf,
  needsRefresh,
  pickableFields,
  type Settings,
} from '../../src/sidebar/settings/settings-draft';
import {
  tellDifference,
  tellLosses,
  tellUnlinkLosses,
} from '../../src/sidebar/settings/tell-difference';

const field = (key: string, label: string) => {
  return { key, label, type: 'text' as const, byDefault: false, readOnly: false };
};
const CHOICES: Choices = {
  kind: 'known',
  fields: [field('name', 'Name'), field('value', 'Value'), field('stage', 'Stage')],
  filters: [
    { key: 'stage', label: 'Stage', type: 'choice', options: [{ id: 's1', label: 'Open' }] },
    { key: 'search', label: 'Search', type: 'text', options: [] },
  ],
  markers: [{ id: 'custom.row', label: 'Row' }],
  limits: [],
};
const column = (key: string, title: string, of: Partial<Settings['columns'][number]> = {}) => {
  return { key, title, readOnly: false, inTab: true, unsent: 0, ...of };
};
const SETTINGS: Settings = {
  kind: 'settings',
  tabName: 'Deals',
  provider: 'close',
  pipeline: 'Sales',
  columns: [
    column('name', 'Name'),
    column('value', 'Worth', { unsent: 1 }),
    column('former', 'Former', { readOnly: true }),
    column('lost', 'Lost', { inTab: false }),
  ],
  filters: { stage: 's1' },
  marker: null,
  schedule: null,
  checking: 0,
  choices: CHOICES,
};
const BEFORE = draftOf(SETTINGS);
const AFTER = {
  columns: new Set(['name', 'stage']),
  filters: { stage: '', search: ' acme ' },
  marker: 'custom.row',
};

function difference(): Difference {
  const found = differenceOf(SETTINGS, CHOICES, AFTER);
  if (!found) throw new Error('there is a difference');
  return found;
}

test('ST1 columns are offered under the titles of the tab, with those that the CRM has lost', () => {
  expect(pickableFields(SETTINGS, CHOICES).map(({ label }) => label)).toEqual([
    ...['Name', 'Worth', 'Stage', 'Former'],
  ]);
  expect([...BEFORE.columns]).toEqual(['name', 'value', 'former']);
});

test('what is as before is no change', () => {
  expect(differenceOf(SETTINGS, CHOICES, BEFORE)).toBeNull();
  const spaced = { ...BEFORE, filters: { ...BEFORE.filters, search: '  ' } };
  expect(differenceOf(SETTINGS, CHOICES, spaced)).toBeNull();
});

test('ST3 each change is told in a sentence, and what is lost before it', () => {
  expect(tellLosses(difference())).toEqual(['1 edit in Worth would no longer be sent.']);
  expect(tellDifference(difference())).toEqual([
    'New to the right of the last linked column: Stage.',
    expect.stringMatching(/^No longer linked: Worth, Former\. What stands there stays/),
    expect.stringMatching(/^Read-only until now: Former\./),
    'Deleted from the tab, and no longer looked for: Lost.',
    'Filter Stage: Any, until now Open.',
    'Filter Search: acme, until now Any.',
    expect.stringMatching(/stay, and say “Not in this view”/),
    'New opportunities get the ID of their row in Row.',
  ]);
  const unmarked = differenceOf({ ...SETTINGS, marker: 'custom.row' }, CHOICES, BEFORE);
  expect(unmarked && tellDifference(unmarked)).toEqual([
    ...['Deleted from the tab, and no longer looked for: Lost.'],
    'New opportunities are no longer marked in the CRM.',
  ]);
});

test('ST6 what unlinking loses is told', () => {
  expect(tellUnlinkLosses({ ...SETTINGS, checking: 3 })).toEqual([
    expect.stringMatching(/^3 rows are still being checked with the CRM, or wait for approval/),
    '1 edit was not pushed and would no longer be sent.',
  ]);
  expect(tellUnlinkLosses({ ...SETTINGS, columns: [] })).toEqual([]);
});

test('ST3 the request says how many edits the person was told of', () => {
  expect(changeRequest(7, SETTINGS, AFTER)).toEqual({
    kind: 'changeSettings',
    tabId: 7,
    columns: ['name', 'stage'],
    filters: { search: 'acme' },
    marker: 'custom.row',
    letGo: 1,
  });
});

test('only what has to be read from the CRM is followed by a refresh', () => {
  expect(needsRefresh(difference())).toBe(true);
  const marked = differenceOf(SETTINGS, CHOICES, { ...BEFORE, marker: 'custom.row' });
  expect(marked && needsRefresh(marked)).toBe(false);
});

describe('saving', () => {
  const REFUSED: Refresh = () => Promise.reject(new Error('Close could not be reached.'));

  const CANCELLED: Refresh = async () => ({ kind: 'cancelled' });

  function saving(refresh: Refresh | null) {
    const asked: Request['kind'][] = [];
    const ask = createDoor(async ({ kind }): Promise<Reply> => {
      asked.push(kind);
      return { kind: 'settingsChanged', remarks: ['The new column is called "Stage (2)".'] };
    });
    const request = changeRequest(7, SETTINGS, AFTER);
    const task = saveSettings(request, { ask, tabName: 'Deals', refresh });
    return { asked, save: () => task(() => undefined) };
  }

  test('after a refresh that failed, trying again saves nothing twice', async () => {
    const { asked, save } = saving(REFUSED);
    await expect(save()).rejects.toThrow('could not be reached');
    await expect(save()).rejects.toThrow('could not be reached');
    expect(asked).toEqual(['changeSettings']);
  });

  test.each([
    ['nothing to read', null, 'The settings of Deals are saved. The new'],
    ['a cancelled refresh', CANCELLED, 'that was cancelled. The new'],
  ] as const)('with %s it says what is the case', async (_what, refresh, told) => {
    expect(await saving(refresh).save()).toContain(told);
  });
});
