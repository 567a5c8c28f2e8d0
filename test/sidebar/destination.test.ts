import {
  importRequest,
  isReady,
  lookedAgain,
  nameProblem,
  tabNameOf,
  withPlace,
} from '../../src/sidebar/wizard/destination';
import { type Place, withCatalogue, withPipelines } from '../../src/sidebar/wizard/draft';

const SALES = { id: 'p1', label: 'Sales/EMEA' };
const CATALOGUE = {
  kind: 'catalogue' as const,
  fields: ['name', 'value'].map((key) => {
    return { key, label: key, type: 'text' as const, byDefault: true, readOnly: false };
  }),
  filters: [],
  markers: [],
  limits: [],
};
const DETAILS = withCatalogue(withPipelines('close', [SALES]), SALES, CATALOGUE);

function placeWith(obstacle: string | null, ...tabNames: readonly string[]): Place {
  const activeTab = { tabId: 3, name: 'Sheet3', obstacle };
  return { kind: 'place', activeTab, tabNames: ['Sheet3', ...tabNames] };
}

test('a new tab is proposed, under a name that a tab may have and none has', () => {
  const draft = withPlace(DETAILS, placeWith(null, 'close sales-emea'));
  expect(draft).toMatchObject({ into: 'newTab', name: 'Close Sales-EMEA 2' });
  expect(tabNameOf(draft)).toBe('Close Sales-EMEA 2');
  expect(importRequest(draft)).toMatchObject({
    kind: 'link',
    columns: ['name', 'value'],
    into: { kind: 'newTab', name: 'Close Sales-EMEA 2' },
  });
});

test('a typed name that is taken gets a number', () => {
  const draft = { ...withPlace(DETAILS, placeWith(null)), name: ' sheet3 ' };
  expect(tabNameOf(draft)).toBe('sheet3 2');
  expect(importRequest(draft).into).toEqual({ kind: 'newTab', name: 'sheet3' });
});

test.each(['', '   ', 'a'.repeat(101), 'Q1: open', 'North/South', '[new]'])(
  'the name "%s" is refused, unless no name is needed',
  (name) => {
    const draft = { ...withPlace(DETAILS, placeWith(null)), name };
    expect(nameProblem(draft)).toMatch(/\.$/);
    expect(isReady(draft)).toBe(false);
    expect(isReady({ ...draft, into: 'activeTab' })).toBe(true);
  },
);

test('the current tab keeps its name and is told by its id', () => {
  const draft = { ...withPlace(DETAILS, placeWith(null)), into: 'activeTab' as const };
  expect(tabNameOf(draft)).toBe('Sheet3');
  expect(importRequest(draft).into).toEqual({ kind: 'tab', tabId: 3 });
});

test('a tab that cannot be had any more is not chosen any more', () => {
  const draft = { ...withPlace(DETAILS, placeWith(null)), into: 'activeTab' as const };
  expect(lookedAgain(draft, placeWith(null)).into).toBe('activeTab');
  expect(lookedAgain(draft, placeWith('It is linked.')).into).toBe('newTab');
});
