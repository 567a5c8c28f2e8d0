import { areaOf } from '../../../src/host/sheet/area';
import { createAheadClock } from '../../../src/host/workbench/ahead-clock';
import { openBench } from '../../../src/host/workbench/bench';
import { createCrmDesk } from '../../../src/host/workbench/crm/crm-desk';
import type { Message } from '../../../src/host/workbench/protocol';
import { hostScript, MARIA } from '../../support/script-host';

const A1 = areaOf(1, 1);

/** A bench with one page in front of it. */
function sitDown() {
  const { world } = hostScript('');
  const clock = createAheadClock(world.clock, 0);
  const bench = openBench({ world, desk: createCrmDesk([], null), clock, live: false });
  const told: Message[] = [];
  bench.join(MARIA, (message) => told.push(message));
  return {
    bench,
    /** As a script does it. */
    put: (sheetId: number) => world.select(MARIA, { sheetId, area: A1 }),
    click: (sheetId: number) => bench.act(MARIA, { kind: 'select', sheetId, area: A1 }),
    inFront: () => world.selection(MARIA)?.sheetId,
    last: () => told.findLast(({ kind }) => kind === 'selection'),
  };
}

test('WB3 where a script puts a person holds against the echo of where it put them before', async () => {
  const { bench, put, click, inFront, last } = sitDown();
  put(8);
  bench.tell();
  expect(last()).toMatchObject({ sheetId: 8 });
  put(7);
  // The page has shown tab 8, says so, and does not know yet of tab 7.
  await click(8);
  expect(inFront()).toBe(7);
  expect(last()).toMatchObject({ sheetId: 7 });
  await click(9);
  expect(inFront()).toBe(9);
  await bench.close();
});
