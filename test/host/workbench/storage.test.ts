import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serialize } from 'node:v8';
import { BLANK, PLAIN_FORMAT } from '../../../src/host/sheet/cell';
import { dump } from '../../../src/host/sheet/diff';
import { createWorkbook } from '../../../src/host/sheet/workbook';
import { openAllCrms } from '../../../src/host/workbench/crm/all-crms';
import type { BenchCrm } from '../../../src/host/workbench/crm/bench-crm';
import { openJournaled } from '../../../src/host/workbench/crm/journal';
import { readKept, throwAway, writeKept } from '../../../src/host/workbench/storage';

const PERSON = { user: 'owner@example.com', via: 'person' } as const;
const START_MS = Date.UTC(2026, 0, 15, 15);

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'workbench-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('WB6 the file on disk', () => {
  function someBook() {
    const workbook = createWorkbook();
    const area = { row: 2, column: 3, rows: 1, columns: 1 };
    workbook.apply({ kind: 'enter', sheetId: 0, area, inputs: { all: '=1+2' } }, PERSON);
    workbook.apply({ kind: 'note', sheetId: 0, area, notes: { all: 'look' } }, PERSON);
    workbook.apply(
      { kind: 'format', sheetId: 0, area, patches: { all: { background: '#ff0000' } } },
      PERSON,
    );
    return workbook.current();
  }

  const rest = {
    properties: { document: { a: '1' } },
    allowed: ['maria@example.com'],
    triggers: [],
    aheadMs: 0,
  };

  test('comes back as it was, and can be worked on', () => {
    const book = someBook();
    writeKept(folder, { book, ...rest });
    const kept = readKept(folder);
    expect(kept).toMatchObject(rest);
    expect(kept?.book).toEqual(book);
    const workbook = createWorkbook();
    workbook.restore(kept?.book ?? book);
    const area = { row: 2, column: 3, rows: 1, columns: 1 };
    const aspects = { content: true, format: true, notes: true, rules: true };
    workbook.apply({ kind: 'clear', sheetId: 0, area, aspects, skipFiltered: false }, PERSON);
    expect(dump(workbook.current())).toEqual([]);
  });

  test('what is shared by identity is shared again', () => {
    writeKept(folder, { book: someBook(), ...rest });
    const row = readKept(folder)?.book.sheets[0]?.rows[1];
    expect(row?.cells.slice(0, 2).every((cell) => (cell ?? BLANK) === BLANK)).toBe(true);
    const plain = { ...someBook().sheets[0]?.rows[1]?.cells[2]?.format, background: null };
    expect(plain).toEqual(PLAIN_FORMAT);
  });

  test('belongs to this user of the machine alone', () => {
    writeKept(folder, { book: someBook(), ...rest });
    expect(statSync(join(folder, 'file.bin')).mode & 0o077).toBe(0);
  });

  test('nothing kept, another version, or thrown away: nothing', () => {
    expect(readKept(folder)).toBeNull();
    writeFileSync(join(folder, 'file.bin'), serialize({ version: 0 }));
    expect(readKept(folder)).toBeNull();
    writeKept(folder, { book: someBook(), ...rest });
    throwAway(folder);
    expect(readKept(folder)).toBeNull();
  });
});

describe('the sandboxes’ journal', () => {
  const options = { seed: '7', records: 5, startMs: START_MS };
  const open = (records = 5): readonly BenchCrm[] =>
    openJournaled(join(folder, 'crms.jsonl'), { ...options, records }, openAllCrms);

  /** A key of each CRM opens its list. */
  const listRequests: Readonly<Record<string, { readonly url: string; readonly auth: string }>> = {
    trustpager: {
      url: 'https://api.trustpager.com/functions/v1/api/v1/opportunities',
      auth: 'Bearer tp_test_sandbox_full_access_0001',
    },
  };

  function list(crm: BenchCrm) {
    const { url, auth } = listRequests[crm.id] ?? { url: '', auth: '' };
    const headers = { authorization: auth };
    return crm.handle({ method: 'GET', url, headers, body: '', atMs: START_MS + 1000 });
  }

  test.each(['trustpager', 'octolane', 'close', 'lightfield'])(
    'brings %s back to where it was, ids included',
    (id) => {
      const crm = open().find((each) => each.id === id);
      if (crm === undefined) throw new Error(`${id} is there`);
      crm.add('By hand');
      const [edited, removed] = crm.records('', 2);
      const field = edited?.fields.find(({ isNumber }) => isNumber);
      crm.edit(edited?.id ?? '', { [field?.key ?? '']: '42' });
      crm.remove(removed?.id ?? '');
      const before = crm.records('', 10);
      expect(before).toHaveLength(5);
      expect(before[0]?.fields).toContainEqual({ ...field, value: '42' });
      const again = open(999).find((each) => each.id === id);
      expect(again?.records('', 10)).toEqual(before);
    },
  );

  test('holds requests, so that answers after a restart go on', () => {
    const first = open().find(({ id }) => id === 'trustpager');
    const answer = first === undefined ? null : list(first);
    expect(answer).toMatchObject({ kind: 'answer', status: 200 });
    const lines = readFileSync(join(folder, 'crms.jsonl'), 'utf8').trim().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { kind: string }).kind)).toEqual([
      'opened',
      'request',
    ]);
  });

  test('a line that was cut off is left out', () => {
    const crm = open().find(({ id }) => id === 'close');
    crm?.add('Kept');
    const file = join(folder, 'crms.jsonl');
    writeFileSync(file, `${readFileSync(file, 'utf8')}{"kind":"add","crm":"close","la`);
    expect(
      open()
        .find(({ id }) => id === 'close')
        ?.count(),
    ).toBe(6);
  });
});
