/** First rows before an import, through the bundle: what the tab would show, and how many there are. */
import type { ProviderId } from '../../../src/core/model';
import { sandboxKeys } from '../../../src/host/sandbox/trustpager/keys';
import type { Reply } from '../../../src/protocol/replies';
import type { Request } from '../../../src/protocol/requests';
import { PROVIDERS } from '../../support/crms/place-in';
import { openProduct, type Product, type ProductOptions } from '../../support/product';
import { leavesFileAlone } from '../bad-input/tab';

type SampleRequest = Extract<Request, { kind: 'sample' }>;
type Outcome = Extract<Reply, { kind: 'sample' }>['outcome'];
type Columns = SampleRequest['columns'];

/** Longer than the lag of any list. */
const SOON_MS = 180_000;

function openConnected(provider: ProviderId, options: ProductOptions = {}): Product {
  const product = openProduct({ crm: provider, records: 12, ...options });
  const { keys } = product.crm;
  expect(product.ask({ kind: 'connect', provider, key: keys.full }).kind).toBe('connected');
  product.world.clock.advance(SOON_MS);
  return product;
}

function columnsOf(product: Product): Columns {
  const { provider, pipeline, columns } = product.crm;
  const reply = product.ask({ kind: 'catalogue', provider, pipelineId: pipeline.id });
  if (reply.kind !== 'catalogue') throw new Error(JSON.stringify(reply));
  return columns.flatMap((key) => {
    const field = reply.fields.find((each) => each.key === key);
    return field ? [{ key, type: field.type }] : [];
  });
}

function ask(product: Product, more: Partial<SampleRequest> = {}): Reply {
  const { provider, pipeline } = product.crm;
  const columns: Columns = [{ key: product.crm.text.key, type: 'text' }];
  return product.ask({ kind: 'sample', provider, pipeline, filters: {}, columns, ...more });
}

function sampled(product: Product, more: Partial<SampleRequest> = {}): Outcome {
  const reply = ask(product, more);
  if (reply.kind !== 'sample') throw new Error(JSON.stringify(reply));
  return reply.outcome;
}

/** As much of a cell as is shown. */
const cut = (text: string) => (text.length > 200 ? `${text.slice(0, 200)}…` : text);

describe.each(PROVIDERS)('%s', (provider) => {
  test('CC3 SD10 the first rows are those of the tab that is imported then, at a few requests', () => {
    const product = openConnected(provider);
    const columns = columnsOf(product);
    const before = product.exchanges.length;
    let outcome: Outcome | null = null;
    const alone = leavesFileAlone(product, () => {
      outcome = sampled(product, { columns });
    });
    expect(alone).toBe(true);
    expect(product.exchanges.length - before).toBeLessThanOrEqual(4);

    const tabId = product.link({ columns: columns.map(({ key }) => key) });
    const { counts } = product.refreshed(tabId);
    const rows = product.cells(tabId).slice(1, 6);
    expect(rows).toHaveLength(5);
    expect(outcome).toEqual({
      kind: 'found',
      rows: rows.map((cells) => columns.map((_, at) => cut(String(cells[at + 2] ?? '')))),
      count: counts.records,
      exact: true,
      looked: expect.any(Number),
    });
  });

  test('CC3 a filter that does not exist is named', () => {
    const product = openConnected(provider);
    const before = product.exchanges.length;
    expect(sampled(product, { filters: { colour: 'red' } })).toEqual({
      kind: 'refused',
      filter: 'colour',
      message: expect.stringMatching(/has no filter "colour"/),
    });
    expect(product.exchanges).toHaveLength(before);
  });
});

describe('how many match', () => {
  test('SD11 is exact where the CRM counts', () => {
    const product = openConnected('lightfield', { records: 60 });
    const { length } = product.crm.records();
    expect(length).toBeGreaterThan(25);
    expect(sampled(product)).toMatchObject({ count: length, exact: true, looked: 25 });
  });

  test('SD11 is at least what was seen where the CRM’s count knows nothing of a filter', () => {
    const product = openConnected('lightfield', { records: 60 });
    const filters = { createdFrom: '2000-01-01' };
    expect(sampled(product, { filters })).toMatchObject({ count: 25, exact: false, looked: 25 });
  });

  test('SD11 is at least a page where the CRM does not count', () => {
    const product = openConnected('trustpager', { records: 500 });
    expect(product.listed().length).toBeGreaterThan(100);
    expect(sampled(product)).toMatchObject({ count: 100, exact: false });
  });

  test('is none where nothing fits', () => {
    const product = openConnected('trustpager');
    const outcome = sampled(product, { filters: { search: 'nobody is called like this' } });
    expect(outcome).toEqual({ kind: 'found', rows: [], count: 0, exact: true, looked: 0 });
  });

  test('SD11 is not known where rows are sorted out here and none came; pages are few all the same', () => {
    const product = openConnected('lightfield', { records: 400 });
    const before = product.exchanges.length;
    const filters = { search: 'nobody is called like this' };
    const outcome = sampled(product, { filters });
    expect(outcome).toMatchObject({ rows: [], count: 0, exact: false });
    expect(product.exchanges.length - before).toBe(6);
  });
});

describe('what cannot be asked', () => {
  test('CN2 a key in a filter never leaves', () => {
    const product = openConnected('trustpager');
    const before = product.exchanges.length;
    const outcome = sampled(product, { filters: { search: sandboxKeys.full } });
    expect(outcome).toMatchObject({ kind: 'refused', filter: 'search' });
    expect(JSON.stringify(outcome)).not.toContain(sandboxKeys.full);
    expect(product.exchanges).toHaveLength(before);
  });

  test.each([
    [{ search: 'x' }, 'search'],
    [{ search: 'x', status: 'open' }, null],
  ])('what the CRM refuses under %j is told at the filter %s', (filters, filter) => {
    const product = openConnected('trustpager');
    const body = JSON.stringify({ error: { code: 'VALIDATION_ERROR', message: 'No such thing.' } });
    const fault = { kind: 'refused', status: 422, body } as const;
    product.trustpager.addFault({ method: 'GET', path: '/opportunities', times: 9, fault });
    expect(sampled(product, { filters })).toEqual({
      kind: 'refused',
      filter,
      message: expect.stringMatching(/TrustPager refused .*No such thing/),
    });
  });

  test('without a connection there is nothing to see', () => {
    expect(ask(openProduct())).toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('not connected'),
    });
  });
});

test('SD2 hostile texts come as they are, and long ones cut', () => {
  const product = openConnected('trustpager', { records: 0 });
  const stageId = product.pipeline.stages[0]?.id ?? '';
  const names = ['=1+1', '<b>bold</b>', 'x'.repeat(300)];
  for (const name of names) product.trustpager.colleague.create({ name }, stageId);
  const outcome = sampled(product);
  const rows = outcome.kind === 'found' ? outcome.rows.flat() : [];
  expect([...rows].sort()).toEqual(['<b>bold</b>', '=1+1', `${'x'.repeat(200)}…`]);
});
