/** Through the bundle: what only some of the CRMs have, as people meet it in the tab. */
import { cellAt } from '../../../src/host/sheet/grid';
import { someRecord } from '../../support/crms/place';
import { type Desk, openDesk, SOON_MS } from './desk';

/** 23:15 of 21 November 2026 in a zone that is nine hours and a half behind. */
const LATE_MS = Date.UTC(2026, 10, 22, 8, 45);

describe('Close', () => {
  test('CL8 a record that is won late in the evening gets the day on the spreadsheet’s clock', () => {
    const desk = openDesk('close', { timeZone: 'Pacific/Marquesas', startMs: LATE_MS });
    const { product, crm, tabId } = desk;
    const { opportunities, pipelines } = product.sandboxes.close.workspace();
    const statuses = pipelines.get(crm.pipeline.id)?.statuses ?? [];
    const won = statuses.find(({ type }) => type === 'won');
    const open = opportunities.values().find(({ status_id, date_won, note }) => {
      const type = statuses.find(({ id }) => id === status_id)?.type;
      return type === 'active' && date_won === null && note;
    });
    const id = open?.id ?? '';
    desk.types(desk.rowOf(id), 'Status', won?.label ?? '');
    expect(product.send(tabId, 'push').outcomes).toMatchObject({ applied: 1 });
    expect(opportunities.get(id)).toMatchObject({ status_id: won?.id, date_won: '2026-11-21' });
  });

  test('CL5 a cell that Close cannot empty is told so, and nothing is sent for it', () => {
    const desk = openDesk('close');
    const { product, crm, tabId } = desk;
    const { id } = someRecord(crm);
    const row = desk.rowOf(id);
    desk.types(row, 'Value', ' ');
    const from = crm.sandbox.ledger.requests().length;
    const { outcomes } = product.send(tabId, 'push');
    expect(outcomes).toMatchObject({ applied: 0 });
    expect(desk.shown(row, 'Sync')).toMatch(/^✗ Value: cannot be emptied/);
    const asked = crm.sandbox.ledger.requests().slice(from);
    expect(asked.filter(({ method }) => method !== 'GET')).toEqual([]);
  });
});

test('CC3 PU5 what a colleague changed and moved to another pipeline of Close is not overwritten', () => {
  // With so many pages and rows the push asks for what was changed, not for each record.
  const desk = openDesk('close', { records: 700 });
  const { product, crm, tabId } = desk;
  const { colleague, workspace } = product.sandboxes.close;
  const away = workspace().pipelines.values()[1]?.statuses[0]?.id ?? '';
  const mine = [0, 1, 2].map((at) => someRecord(crm, at).id);
  for (const id of mine) desk.types(desk.rowOf(id), crm.text.title, `Typed into ${id}`);
  const [theirs = '', ...others] = mine;
  product.world.clock.advance(SOON_MS);
  crm.rename(theirs, 'Theirs');
  colleague.move(theirs, away);
  expect(product.send(tabId, 'push').outcomes).toMatchObject({ applied: others.length });
  expect(workspace().opportunities.get(theirs)).toMatchObject({ note: 'Theirs' });
  expect(desk.shown(desk.rowOf(theirs), 'Sync')).toBe(`⚠ Conflict: ${crm.text.title}`);
});

test('OC6 PU5 a single row is pushed where Octolane finds no record by its id', () => {
  const switches = { idFilter: 'refused' } as const;
  const desk = openDesk('octolane', { records: 6, octolane: { switches } });
  const { product, crm, tabId } = desk;
  const [mine = '', theirs = ''] = [0, 1].map((at) => someRecord(crm, at).id);
  desk.types(desk.rowOf(mine), crm.text.title, 'Typed');
  expect(product.send(tabId, 'push').outcomes).toMatchObject({ applied: 1 });
  desk.types(desk.rowOf(theirs), crm.text.title, 'Typed, too');
  crm.rename(theirs, 'Theirs');
  expect(product.send(tabId, 'push').outcomes).toMatchObject({ applied: 0 });
  const held = new Map(crm.records().map(({ id, text }) => [id, text]));
  expect([held.get(mine), held.get(theirs)]).toEqual(['Typed', 'Theirs']);
});

describe('a refusal that names a field', () => {
  /** The note on a cell. */
  function noteOn({ product, tabId }: Desk, row: number, title: string): string {
    const titles = product.cells(tabId)[0] ?? [];
    return cellAt(product.sheet(tabId), row, titles.indexOf(title) + 1).note;
  }

  test.each([
    [
      'close',
      'Value',
      { errors: [], 'field-errors': { value: 'Value is greater than the limit.' } },
    ],
    [
      'lightfield',
      'Amount (USD)',
      {
        error: {
          ...{ type: 'unprocessable_content', message: 'Value is greater than the limit.' },
          param: 'fields.$amount',
        },
      },
    ],
  ] as const)(
    'PU14 LF4 CL6 %s: marks that cell, and the rest goes next',
    (provider, title, body) => {
      const desk = openDesk(provider);
      const { product, crm, tabId } = desk;
      const { id } = someRecord(crm);
      const row = desk.rowOf(id);
      desk.types(row, title, '987654');
      desk.types(row, crm.text.title, 'Typed');
      const fault = { kind: 'refused', status: 422, body: JSON.stringify(body) } as const;
      for (const route of crm.updates) crm.sandbox.addFault({ ...route, fault });
      product.send(tabId, 'push');
      crm.sandbox.clearFaults();
      const told = new RegExp(
        `^✗ ${title.replace(/[()]/g, '\\$&')}: Value is greater than the limit`,
      );
      expect(desk.shown(row, 'Sync')).toMatch(told);
      expect(noteOn(desk, row, title)).toMatch(/Value is greater than the limit/);
      expect(noteOn(desk, row, crm.text.title)).toBe('');
      expect(product.send(tabId, 'push').outcomes).toMatchObject({ applied: 1 });
      expect(crm.records().find((one) => one.id === id)?.text).toBe('Typed');
      expect(desk.shown(row, 'Sync')).toMatch(told);
    },
  );
});
