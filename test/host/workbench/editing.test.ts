import type { Change } from '../../../src/host/sheet/change';
import { createWorkbook } from '../../../src/host/sheet/workbook';
import { createEditing } from '../../../src/host/workbench/editing';

const OWNER = 'maria@example.com';
const OTHER = 'jonas@example.com';

function desk() {
  const workbook = createWorkbook({ owner: OWNER });
  const editing = createEditing(workbook);
  const cell = (): unknown => workbook.current().sheets[0]?.rows[0]?.cells[0]?.value ?? null;
  return { workbook, editing, cell };
}

const enter = (text: string, column = 1): Change => ({
  kind: 'enter',
  sheetId: 0,
  area: { row: 1, column, rows: 1, columns: 1 },
  inputs: { all: text },
});
const protect: Change = {
  kind: 'protect',
  sheetId: 0,
  area: { row: 1, column: 2, rows: 1, columns: 1 },
};

describe('changes by hand', () => {
  test('undo and redo walk over them', () => {
    const { editing, cell } = desk();
    editing.change(OWNER, [enter('a')]);
    editing.change(OWNER, [enter('b')]);
    expect([editing.undo().kind, cell()]).toEqual(['done', 'a']);
    expect([editing.undo().kind, cell()]).toEqual(['done', null]);
    expect(editing.undo()).toEqual({ kind: 'refused', message: 'There is nothing to undo.' });
    expect([editing.redo().kind, cell()]).toEqual(['done', 'a']);
    expect([editing.redo().kind, cell()]).toEqual(['done', 'b']);
    expect(editing.redo().kind).toBe('refused');
  });

  test('a new change ends what could be redone', () => {
    const { editing, cell } = desk();
    editing.change(OWNER, [enter('a')]);
    editing.undo();
    editing.change(OWNER, [enter('b')]);
    expect(editing.redo().kind).toBe('refused');
    expect(cell()).toBe('b');
  });

  test('what a script wrote meanwhile is a step of its own', () => {
    const { workbook, editing, cell } = desk();
    editing.change(OWNER, [enter('mine')]);
    workbook.apply(enter('script'), { user: OWNER, via: 'script' });
    editing.undo();
    expect(cell()).toBe('mine');
    editing.undo();
    expect(cell()).toBeNull();
  });

  test('an action is made wholly or not at all, and refused in the words of Sheets', () => {
    const { editing, cell } = desk();
    editing.change(OWNER, [protect]);
    const outcome = editing.change(OTHER, [enter('a'), enter('b', 2)]);
    expect(outcome).toMatchObject({
      kind: 'refused',
      message: expect.stringContaining('protected cell'),
    });
    expect(cell()).toBeNull();
  });
});
