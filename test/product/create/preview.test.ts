/** What a person is shown of new rows before they are sent. */
import { must } from '../../../src/host/sandbox/assume';
import { PROVIDERS } from '../../support/crms/place-in';
import { openDesk } from '../crms/desk';

/** Texts and numbers that a preview shows, as they are typed into cells. */
const typed = (row: Readonly<Record<string, string>>) =>
  Object.entries(row).map(([column, text]) => ({ column, text }));

test.each(PROVIDERS)('CC3 CR10 PU4 %s: every value that is sent is listed', (provider) => {
  const desk = openDesk(provider);
  const { product, crm, tabId } = desk;
  const text = 'Listed before it is sent';
  desk.adds([text]);
  const { items } = product.preview(tabId, 'create');
  const { values = [] } = must(
    items.find(({ kind }) => kind === 'create'),
    'a new row',
  );
  const order = (product.cells(tabId)[0] ?? []).map(String);
  const rank = ({ column }: { column: string }) => order.indexOf(column);
  expect(values).toEqual(typed(crm.newRow(text)).sort((a, b) => rank(a) - rank(b)));
});

test('PU3 names are listed as the CRM has them', () => {
  const desk = openDesk('trustpager');
  const { product, tabId } = desk;
  const [stage] = product.pipeline.stages;
  const row = product.cells(tabId).length + 1;
  desk.types(row, 'Name', 'In other letters');
  desk.types(row, 'Stage', ` ${must(stage, 'a stage').name.toUpperCase()}`);
  const { items } = product.preview(tabId, 'create');
  expect(items.map(({ values }) => values)).toEqual([
    [
      { column: 'Name', text: 'In other letters' },
      { column: 'Stage', text: stage?.name },
    ],
  ]);
});
