import {
  type DetailsStep,
  type SampleOutcome,
  withCatalogue,
  withFilter,
  withPipelines,
  withSample,
} from '../../src/sidebar/wizard/draft';
import {
  countText,
  type Found,
  filterProblem,
  isStale,
  sampledFields,
  sampleRequest,
} from '../../src/sidebar/wizard/sample';

const SALES = { id: 'p1', label: 'Sales' };
const PIPELINES = withPipelines('octolane', [SALES]);

function detailsWith(usual: readonly string[], others: readonly string[] = []): DetailsStep {
  const field = (key: string, byDefault: boolean) => {
    return { key, label: key, type: 'number' as const, byDefault, readOnly: false };
  };
  const fields = [
    ...others.map((key) => field(key, false)),
    ...usual.map((key) => field(key, true)),
  ];
  return withCatalogue(PIPELINES, SALES, {
    ...{ kind: 'catalogue', fields, filters: [], markers: [], limits: [] },
  });
}

const DETAILS = detailsWith(['a', 'b', 'c', 'd'], ['unusual']);

const found = (of: Partial<Found> = {}): Found => {
  return { kind: 'found', rows: [], count: 3, exact: true, looked: 3, ...of };
};

test('SD10 the first usual fields are asked for, under the filters that hold something', () => {
  const draft = withFilter(withFilter(DETAILS, 'stage', ' s1 '), 'search', ' ');
  expect(sampleRequest(draft)).toEqual({
    kind: 'sample',
    provider: 'octolane',
    pipeline: SALES,
    filters: { stage: 's1' },
    columns: ['a', 'b', 'c'].map((key) => ({ key, type: 'number' })),
  });
});

test('without usual fields any are shown', () => {
  const { catalogue } = detailsWith([], ['x', 'y']);
  expect(sampledFields(catalogue).map(({ key }) => key)).toEqual(['x', 'y']);
});

test('SD10 rows are out of date as soon as the filters mean something else', () => {
  const draft = withFilter(DETAILS, 'stage', 's1');
  expect(isStale(draft)).toBe(false);
  const seen = { ...draft, sample: { filters: { stage: 's1' }, outcome: found() } };
  expect(isStale(seen)).toBe(false);
  expect(isStale(withFilter(seen, 'stage', 's1 '))).toBe(false);
  expect(isStale(withFilter(seen, 'search', 'acme'))).toBe(true);
  expect(isStale(withFilter(seen, 'stage', ''))).toBe(true);
});

test('SD10 what was asked of another list is not shown in this one', () => {
  const sample = { filters: {}, outcome: found() };
  expect(withSample(DETAILS, DETAILS, sample)).toEqual({ ...DETAILS, sample });
  const columns: DetailsStep = { ...DETAILS, step: 'columns' };
  expect(withSample(columns, DETAILS, sample)).toEqual({ ...columns, sample });
  const other = detailsWith(['a']);
  expect(withSample(other, DETAILS, sample)).toBe(other);
  expect(withSample(PIPELINES, DETAILS, sample)).toBe(PIPELINES);
});

test('SD10 a refusal stands at its filter, until a filter is changed', () => {
  const outcome: SampleOutcome = { kind: 'refused', filter: 'owner', message: 'No such owner.' };
  const draft = withFilter(DETAILS, 'owner', '7');
  const refused = { ...draft, sample: { filters: { owner: '7' }, outcome } };
  expect(filterProblem(refused, 'owner')).toBe('No such owner.');
  expect(filterProblem(refused, 'stage')).toBe('');
  expect(filterProblem(withFilter(refused, 'owner', '8'), 'owner')).toBe('');
  expect(filterProblem(DETAILS, 'owner')).toBe('');
});

test.each([
  [found({ count: 1 }), '1 opportunity matches.'],
  [found({ count: 1200 }), '1,200 opportunities match.'],
  [found({ count: 0 }), 'No opportunity matches. Change the filters.'],
  [found({ count: 25, exact: false }), '25 or more opportunities match.'],
  [
    found({ count: 0, exact: false, looked: 150 }),
    /^None of the first 150 opportunities matches\./,
  ],
])('how many there are, in a sentence %#', (outcome, text) => {
  expect(countText(outcome)).toEqual(typeof text === 'string' ? text : expect.stringMatching(text));
});
