import type { Request } from '../../src/protocol/requests';
import { createDoor } from '../../src/sidebar/server/door';
import type { Refresh } from '../../src/sidebar/server/watched-refresh';
import { foundFields, ticked, usualKeys } from '../../src/sidebar/ui/picking';
import { withPlace } from '../../src/sidebar/wizard/destination';
import {
  back,
  type Catalogue,
  chosenPipeline,
  FIRST_STEP,
  linkRequest,
  withCatalogue,
  withFilter,
  withPipelines,
} from '../../src/sidebar/wizard/draft';
import { importInto } from '../../src/sidebar/wizard/import-into';

const field = (key: string, label: string, byDefault = false) => {
  return { key, label, type: 'text' as const, byDefault, readOnly: false };
};

const CATALOGUE: Catalogue = {
  kind: 'catalogue',
  fields: [
    field('name', 'Name', true),
    field('value', 'Deal value', true),
    field('closed', 'Closed at'),
    field('source', 'Lead source'),
  ],
  filters: [],
  markers: [],
  limits: [],
};
const SALES = { id: 'p1', label: 'Sales' };
const RENEWALS = { id: 'p2', label: 'Renewals' };
const PIPELINES = withPipelines('close', [SALES, RENEWALS]);
const DETAILS = withCatalogue(PIPELINES, SALES, CATALOGUE);

test('the first pipeline is chosen until another one is', () => {
  expect(chosenPipeline(PIPELINES)).toEqual(SALES);
  expect(chosenPipeline({ ...PIPELINES, chosen: 'p2' })).toEqual(RENEWALS);
  expect(chosenPipeline(withPipelines('close', []))).toBeNull();
});

test('each step leads back to the one before, with what was chosen there', () => {
  const columns = withFilter({ ...DETAILS, step: 'columns' }, 'stage', 's1');
  const place = { tabId: 1, name: 'Sheet1', obstacle: null };
  const destination = withPlace(columns, { kind: 'place', activeTab: place, tabNames: [] });
  expect(back(destination)).toBe(columns);
  const filters = back(columns);
  expect(filters).toEqual({ ...columns, step: 'filters' });
  const pipelines = filters && back(filters);
  expect(pipelines).toEqual(PIPELINES);
  const crm = pipelines && back(pipelines);
  expect(crm).toEqual(FIRST_STEP);
  expect(crm && back(crm)).toBeNull();
});

test('another pipeline starts with its own usual columns and no filters', () => {
  const again = withCatalogue(PIPELINES, RENEWALS, CATALOGUE);
  expect(again.filters).toEqual({});
  expect(again.columns).toEqual(usualKeys(CATALOGUE.fields));
});

test.each([
  ['', ['name', 'value', 'closed', 'source']],
  ['  ', ['name', 'value', 'closed', 'source']],
  ['VALUE', ['value']],
  ['source lead', ['source']],
  ['e d', ['value', 'closed', 'source']],
  ['nothing like it', []],
])('fields are found by the words of their label: "%s"', (search, keys) => {
  expect(foundFields(CATALOGUE.fields, search).map(({ key }) => key)).toEqual(keys);
});

test('the request has the columns in the CRM’s order, and only filters that hold something', () => {
  const less = ticked(DETAILS.columns, ['value'], false);
  const chosen = { ...DETAILS, columns: ticked(less, ['source', 'closed'], true) };
  const filtered = withFilter(withFilter(chosen, 'stage', ' s1 '), 'owner', '  ');
  expect(linkRequest(filtered)).toEqual({
    kind: 'link',
    provider: 'close',
    pipeline: SALES,
    filters: { stage: 's1' },
    columns: ['name', 'closed', 'source'],
    marker: null,
  });
  expect(linkRequest({ ...filtered, marker: 'custom.row' }).marker).toBe('custom.row');
});

test('SD8 an import that failed while it read goes on with the tab that it made', async () => {
  const asked: Request['kind'][] = [];
  let broken = true;
  const ask = createDoor(async (request) => {
    asked.push(request.kind);
    if (request.kind === 'link') return { kind: 'linked', tabId: 9, tabName: 'Sales' };
    if (broken) return { kind: 'failed', message: 'Too slow.' };
    const counts = Object.fromEntries(
      'records pages added updated unchanged edited conflicts restored notInView gone cells'
        .split(' ')
        .map((key) => [key, 0]),
    );
    return { kind: 'refreshed', counts, remarks: [] };
  });
  const told: string[] = [];
  const refresh: Refresh = (tabId) => ask({ kind: 'refresh', tabId }, 'refreshed', 'cancelled');
  const bring = importInto(linkRequest(DETAILS), { ask, refresh });
  await expect(bring((text) => told.push(text))).rejects.toThrow('Too slow.');
  broken = false;
  expect(await bring((text) => told.push(text))).toMatch(/^Sales is ready: 0 opportunities\.$/);
  expect(asked).toEqual(['link', 'refresh', 'refresh']);
  expect(told[0]).toContain('Reading from Close into Sales');
});
