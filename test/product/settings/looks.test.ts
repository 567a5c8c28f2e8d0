/** The way into the settings, and how tabs of ours look. */
import { MARIA } from '../../support/product';
import { openDesk, plainDeals } from '../bad-input/tab';
import { selectRows } from '../push/watch';
import { HOURLY, LOG, nextTick, schedule } from '../schedule/clockwork';

test('ST1 the menu opens the sidebar with the settings of the tab in front', () => {
  const desk = openDesk(plainDeals(1));
  const { product, tabId } = desk;
  selectRows(desk, 2);
  product.editor.clickMenu(MARIA, 'Settings of this tab…');
  const html = product.world.windows.of(MARIA).sidebar?.html ?? '';
  expect(html).toContain(`data-view="settings" data-tab="${tabId}"`);
});

test('marks stay in sight, and the log is wide enough to be read', () => {
  const { product, tabId } = openDesk(plainDeals(1));
  expect(product.sheet(tabId)).toMatchObject({ frozenRows: 1, frozenColumns: 1 });
  schedule(product, tabId, HOURLY);
  nextTick(product);
  const log = product.world.workbook.current().sheets.find(({ name }) => name === LOG);
  const widths = log?.columns.slice(0, 8).map(({ widthPx }) => widthPx);
  expect(widths).toEqual([130, 120, 180, 140, 240, 70, 75, 420]);
});
