/**
 * What the workbench does for a newcomer, one click each: an edit by somebody else, rows to create, an
 * hour that passes. Each works on the tab in front and says what it did.
 * Must not know: the add-on. A deed is what a person could do by hand here, or in the CRM.
 */
import { areaOf } from '../sheet/area';
import type { Change } from '../sheet/change';
import type { Sheet } from '../sheet/model';
import type { World } from '../world/context';
import type { AheadClock } from './ahead-clock';
import type { CrmDesk } from './crm/crm-desk';
import { type CrmTable, findCrmTable } from './crm-table';
import type { Editing } from './editing';
import type { ActReply, FieldPicture, GuideDeed, RecordPicture } from './protocol';

export interface GuideRoom {
  readonly world: World;
  readonly desk: CrmDesk;
  readonly editing: Editing;
  readonly clock: AheadClock;
  readonly user: string;
  /** Nothing is done to real CRMs. */
  readonly live: boolean;
  /** Whether a script runs now. */
  isBusy(): boolean;
}

const HOUR_MS = 3_600_000;
const SLOW_MS = 2000;
const NEW_ROWS = 3;

export function doDeed(room: GuideRoom, deed: GuideDeed): ActReply {
  if (room.live) return refused('This is for sandboxes only, and there are none.');
  if (deed === 'hour') return letAnHourPass(room);
  const table = tableInFront(room);
  if (table === null) {
    return refused('There is no pulled tab in front. Pull one first, or go to its tab.');
  }
  switch (deed) {
    case 'otherEdit':
      return editAsSomebodyElse(room, table);
    case 'newRows':
      return addRows(room, table);
    case 'nonsense':
      return writeNonsense(room, table);
    case 'loseAnswer':
      room.desk.plan(table.crm.id, 'answerLost');
      return told(`${table.crm.name} will do what the next request says, and its answer is lost.`);
    case 'slowDown':
      return slowDown(room, table);
  }
}

const told = (text: string): ActReply => ({ kind: 'told', text });
const refused = (message: string): ActReply => ({ kind: 'refused', message });

function tableInFront({ world, desk, user }: GuideRoom): CrmTable | null {
  const { workbook } = world;
  const { sheets } = workbook.current();
  const front: Sheet | undefined =
    sheets.find(({ id }) => id === world.selection(user)?.sheetId) ?? sheets[0];
  return front === undefined ? null : findCrmTable(front, workbook.view(), desk.all());
}

/** The selected cell; the first record's where none of them is selected. */
function placeIn({ world, user }: GuideRoom, { recordIn }: CrmTable) {
  const { row, column } = world.selection(user)?.area ?? areaOf(1, 1);
  const record = recordIn(row);
  return record === null ? { record: recordIn(2), row: 2, column } : { record, row, column };
}

/** The field of the selected column, else one with a number. */
function editAsSomebodyElse(room: GuideRoom, table: CrmTable): ActReply {
  const { record, column } = placeIn(room, table);
  if (record === null) return refused('Click a row with a record first.');
  const { fields } = record;
  const field =
    fields.find(({ label }) => label === table.titles.get(column)) ??
    fields.find(({ isNumber }) => isNumber) ??
    fields[0];
  if (field === undefined) return refused('This record has nothing to change.');
  const next = another(field);
  room.desk.edit(table.crm.id, record.id, { [field.key]: next });
  return told(
    `Somebody changed ${field.label} of “${nameOf(record)}” in ${table.crm.name}: ${shown(field, field.value)} → ${shown(field, next)}. Refresh to see it.`,
  );
}

function another({ value, options, isNumber }: FieldPicture): string {
  if (isNumber) return String(Number(value) + 1000);
  if (options === undefined) return `${value} (changed)`;
  const at = options.findIndex(({ id }) => id === value);
  return options[(at + 1) % options.length]?.id ?? value;
}

function shown({ options }: FieldPicture, value: string): string {
  return options?.find(({ id }) => id === value)?.label ?? (value === '' ? 'nothing' : value);
}

/** A long or many-lined name would fill the page. */
function nameOf({ label }: RecordPicture): string {
  const line = label.replace(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}

function addRows({ world, editing, user }: GuideRoom, table: CrmTable): ActReply {
  const { sheet, crm, titles, freeRow } = table;
  const lastRow = freeRow + NEW_ROWS - 1;
  const first = crm.count() + 1;
  const cells = Array.from({ length: NEW_ROWS }, (_, n) => crm.newRow(first + n)).flatMap(
    (texts, n) =>
      [...titles].flatMap(([column, title]) => {
        const text = texts[title];
        return text === undefined ? [] : [{ row: freeRow + n, column, text }];
      }),
  );
  const outcome = editing.change(user, [
    ...roomFor(sheet, lastRow),
    ...cells.map(({ row, column, text }): Change => {
      return { kind: 'enter', sheetId: sheet.id, area: areaOf(row, column), inputs: { all: text } };
    }),
  ]);
  if (outcome.kind === 'refused') return outcome;
  const area = { row: freeRow, column: cells[0]?.column ?? 1, rows: NEW_ROWS, columns: 1 };
  world.select(user, { sheetId: sheet.id, area });
  return told(
    `Rows ${freeRow} to ${lastRow} are new. “Create new rows…” makes them opportunities.`,
  );
}

function roomFor({ id, rows }: Sheet, lastRow: number): readonly Change[] {
  const count = lastRow - rows.length;
  const at = rows.length + 1;
  if (count <= 0) return [];
  return [{ kind: 'insert', sheetId: id, dimension: 'rows', at, count, like: 'before' }];
}

function writeNonsense(room: GuideRoom, table: CrmTable): ActReply {
  const { record, row } = placeIn(room, table);
  const labels = (record?.fields ?? [])
    .filter(({ isNumber }) => isNumber)
    .map(({ label }) => label);
  const [column, title] = [...table.titles].find(([, each]) => labels.includes(each)) ?? [];
  if (column === undefined) return refused('This tab has no column with numbers to spoil.');
  const area = areaOf(row, column);
  const sheetId = table.sheet.id;
  const outcome = room.editing.change(room.user, [
    { kind: 'enter', sheetId, area, inputs: { all: 'about 500' } },
  ]);
  if (outcome.kind === 'refused') return outcome;
  room.world.select(room.user, { sheetId, area });
  return told(`${title} in row ${row} is “about 500” now, which is no number. Push changes.`);
}

function slowDown({ desk }: GuideRoom, { crm }: CrmTable): ActReply {
  desk.setLatency(crm.id, SLOW_MS);
  return told(
    `Every answer of ${crm.name} takes two seconds longer. Its view here sets that back.`,
  );
}

/** Schedules, locks and caches see a later time; nobody waits for it. */
function letAnHourPass({ world, clock, isBusy }: GuideRoom): ActReply {
  if (isBusy()) return refused('A script is running. Let it end first.');
  clock.jump(HOUR_MS);
  const due = world.triggers
    .all()
    .filter(({ nextMs }) => nextMs !== null && nextMs <= clock.nowMs());
  if (due.length > 0) return told('An hour has passed. Scheduled refreshes that were due run now.');
  return told('An hour has passed, and nothing was due: no tab refreshes by itself yet.');
}
