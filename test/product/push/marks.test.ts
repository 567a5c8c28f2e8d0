/** What the Sync column and the notes say: how each mark comes, and how it goes. */
import { faultOn } from '../../../src/host/world/faults';
import { pushAll, refresh, type Scene, scene } from './scene';
import { selectRows } from './watch';

/** A value that no push can send. */
function invalid(): Scene {
  const made = scene();
  made.type(made.id, 'Value', 'abc');
  pushAll(made);
  return made;
}

function conflict(): Scene {
  const made = scene();
  made.type(made.id, 'Notes', 'mine');
  made.product.trustpager.colleague.edit(made.id, { notes: 'theirs' });
  refresh(made);
  return made;
}

/** A refresh that died while it wrote: nobody knows who typed what. */
function unsure(): Scene {
  const made = scene();
  const { product, tabId, id, deals } = made;
  made.type(id, 'Notes', 'mine');
  product.trustpager.colleague.edit(deals[1] ?? '', { name: 'Changed' });
  const heal = product.world.faults.add(
    faultOn('Range.setValues', { kind: 'kill', when: 'after' }, 1),
  );
  product.call({ kind: 'refresh', tabId });
  heal();
  refresh(made);
  return made;
}

describe('a mark and its end', () => {
  const ways: readonly (readonly [
    string,
    { readonly make: () => Scene; readonly says: RegExp; readonly end: (made: Scene) => unknown },
    RegExp,
  ])[] = [
    [
      '● Edited, until it is pushed',
      {
        make: () => {
          const made = scene();
          made.type(made.id, 'Name', 'New');
          refresh(made);
          return made;
        },
        says: /^● Edited$/,
        end: pushAll,
      },
      /^✓ Updated/,
    ],
    [
      '● Edited, until it is typed back',
      {
        make: () => {
          const made = scene();
          made.type(made.id, 'Name', 'New');
          refresh(made);
          return made;
        },
        says: /^● Edited$/,
        end: (made) => {
          made.type(made.id, 'Name', 'Deal 1');
          refresh(made);
        },
      },
      /^$/,
    ],
    [
      '✓ Updated on the spreadsheet’s clock, until the next refresh',
      {
        make: () => {
          const made = scene({ timeZone: 'Asia/Tokyo' });
          made.type(made.id, 'Name', 'New');
          pushAll(made);
          return made;
        },
        // 15:00 UTC on the host's first day.
        says: /^✓ Updated 00:0\d$/,
        end: refresh,
      },
      /^$/,
    ],
    [
      '✗ Value, until the cell changes and goes through',
      {
        make: invalid,
        says: /^✗ Value: must be a number, not "abc"$/,
        end: (made) => {
          made.product.trustpager.setSwitches({ patchUnlisted: 'applied' });
          made.type(made.id, 'Value', '7');
          pushAll(made);
        },
      },
      /^✓ Updated/,
    ],
    [
      '✗ Value, until both sides agree',
      {
        make: invalid,
        says: /^✗ Value/,
        end: (made) => {
          made.type(made.id, 'Value', '100');
          refresh(made);
        },
      },
      /^$/,
    ],
    [
      '✗ Value, and an edit after the cell changed',
      {
        make: invalid,
        says: /^✗ Value/,
        end: (made) => {
          made.type(made.id, 'Value', '8');
          refresh(made);
        },
      },
      /^● Edited$/,
    ],
    [
      '⚠ Conflict, until it is pushed by choice',
      { make: conflict, says: /^⚠ Conflict: Notes$/, end: pushAll },
      /^✓ Updated/,
    ],
    [
      '⚠ Conflict, until it is typed like the CRM',
      {
        make: conflict,
        says: /^⚠ Conflict: Notes$/,
        end: (made) => {
          made.type(made.id, 'Notes', 'theirs');
          refresh(made);
        },
      },
      /^$/,
    ],
    [
      '● Check, until it is pushed by choice',
      { make: unsure, says: /^● Check: Notes$/, end: pushAll },
      /^✓ Updated/,
    ],
    [
      '● Check, until it is typed like the CRM',
      {
        make: unsure,
        says: /^● Check: Notes$/,
        end: (made) => {
          made.type(made.id, 'Notes', null);
          refresh(made);
        },
      },
      /^$/,
    ],
    [
      'Not in this view, until the record is back',
      {
        make: () => {
          const made = scene();
          const { pipelines } = made.product.trustpager.workspace();
          const other = pipelines.values().find(({ name }) => name === 'Renewals');
          made.product.trustpager.colleague.move(made.id, other?.stages[0]?.id ?? '');
          refresh(made);
          return made;
        },
        says: /^Not in this view$/,
        end: (made) => {
          const { pipeline, trustpager } = made.product;
          trustpager.colleague.move(made.id, pipeline.stages[0]?.id ?? '');
          refresh(made);
        },
      },
      /^$/,
    ],
    [
      'Gone from CRM, with the day, until the row is deleted',
      {
        make: () => {
          const made = scene();
          selectRows(made, made.row(made.id));
          made.product.send(made.tabId, 'remove');
          return made;
        },
        says: /^Gone from CRM 2026-01-15$/,
        end: (made) => {
          const at = { sheetId: made.tabId, from: made.row(made.id), count: 1 };
          made.product.does({ kind: 'delete', dimension: 'rows', ...at });
          refresh(made);
        },
      },
      /^no such row$/,
    ],
  ];

  test.each(ways)('MK2 %s', (_what, { make, says, end }, after) => {
    const made = make();
    expect(made.mark()).toMatch(says);
    end(made);
    expect(made.mark()).toMatch(after);
  });

  test('MK2 of several cells the first problem is told, with how many there are besides', () => {
    const made = scene();
    made.type(made.id, 'Value', 'abc');
    made.type(made.id, 'Stage', 'Nowhere');
    made.type(made.id, 'Status', 'Perhaps');
    pushAll(made);
    expect(made.mark()).toMatch(/^✗ .*\(and 2 more\)$/);
    const noted = ['Value', 'Stage', 'Status', 'Name'].map(
      (title) => made.cell(made.id, title).note !== '',
    );
    expect(noted).toEqual([true, true, true, false]);
  });
});

describe('notes', () => {
  const note = (made: Scene, title: string, text: string) =>
    made.product.does({
      kind: 'note',
      sheetId: made.tabId,
      area: { row: made.row(made.id), column: made.column(title), rows: 1, columns: 1 },
      notes: { all: text },
    });

  test('MK2 a person’s own note stays above ours, and ours goes again', () => {
    const made = scene();
    note(made, 'Value', 'Ask Ben.');
    made.type(made.id, 'Value', 'abc');
    pushAll(made);
    expect(made.cell(made.id, 'Value').note).toMatch(/^Ask Ben\.\n\n— Opportunity Sheets —\nNot/);
    made.product.trustpager.setSwitches({ patchUnlisted: 'applied' });
    made.type(made.id, 'Value', '7');
    pushAll(made);
    expect(made.cell(made.id, 'Value').note).toBe('Ask Ben.');
  });

  test('MK2 what a person writes into our part is theirs above the line only', () => {
    const made = invalid();
    const ours = made.cell(made.id, 'Value').note;
    note(made, 'Value', `Mine.\n\n${ours}`);
    made.type(made.id, 'Value', 'abcd');
    pushAll(made);
    const now = made.cell(made.id, 'Value').note;
    expect(now.startsWith('Mine.\n\n— Opportunity Sheets —\n')).toBe(true);
    expect(now).toMatch(/not "abcd"/);
    expect(now.match(/Opportunity Sheets/g)).toHaveLength(1);
  });

  test('MK2 notes on other cells are not touched', () => {
    const made = scene();
    note(made, 'Name', 'keep');
    made.type(made.id, 'Value', 'abc');
    made.type(made.id, 'Name', 'New');
    pushAll(made);
    expect(made.cell(made.id, 'Name').note).toBe('keep');
  });
});
