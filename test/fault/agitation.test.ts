/** Through the bundle: a person works on the tab while a refresh does. */
import { must } from '../../src/host/sandbox/assume';
import { createRandom } from '../../src/host/sandbox/random';
import type { Book, Value } from '../../src/host/sheet/model';
import type { CallSite } from '../../src/host/world/faults';
import { extent } from '../support/extent';
import { type Act, type AgitationName, agitationNames, agitations } from './agitations';
import { leftovers, pauseForPace } from './healing';
import { columnOf, differences, type Picture, pictureOf } from './picture';
import { OWN, openScene, type Scene, TOTAL } from './scenes';

/** Each act comes as often as the others; the draw decides where. */
const TIMES_EACH = extent(6, 18);
const SEEDS = TIMES_EACH * agitationNames.length;
const REFRESHES_MAX = 3;

describe('a person at work during a refresh', () => {
  test('TB8 CE9 every value ends beside its ID, edits and own columns stay', () => {
    const stages = (['changes in the CRM', 'edits and a conflict'] as const).map(prepare);
    const wrong: string[] = [];
    const seen = new Map<AgitationName, number>();
    for (let seed = 1; seed <= SEEDS; seed++) {
      const stage = must(stages[seed % stages.length], 'there are stages');
      const { name, at, found } = agitate(stage, seed);
      seen.set(name, (seen.get(name) ?? 0) + 1);
      wrong.push(...found.map((text) => `seed ${seed}, ${name} at call ${at}: ${text}`));
    }
    expect(wrong).toEqual([]);
    expect([...seen.keys()].sort()).toEqual([...agitationNames].sort());
    expect(Math.min(...seen.values())).toBe(TIMES_EACH);
  });
});

interface Stretch {
  readonly from: number;
  readonly to: number;
}

interface Stage {
  readonly scene: Scene;
  readonly before: Picture;
  readonly expected: Picture;
  readonly calls: readonly CallSite[];
  /** Calls between which the tab may change unseen: after our read, until our last look. */
  readonly blind: Stretch;
  /** Calls between making room for new records and the flush that fills it. */
  readonly room: Stretch;
  /** Calls between our last look and the flush of the marks. */
  readonly marks: Stretch;
}

function prepare(name: 'changes in the CRM' | 'edits and a conflict'): Stage {
  const scene = openScene(name);
  const { product, tabId } = scene;
  const before = pictureOf(product, tabId);
  const calls: CallSite[] = [];
  const stop = product.world.faults.add((site) => {
    calls.push(site);
    return null;
  });
  product.refreshed(tabId);
  stop();
  const reads = calls.filter(({ method }) => method === 'getDataRange');
  const looks = calls.filter(({ method }) => method === 'getFormulas');
  const [from, to] = [reads[0]?.n ?? 0, looks[looks.length - 1]?.n ?? 0];
  if (!(from > 0 && to > from)) throw new Error('the run reads, writes and looks');
  const room = {
    from: calls.find(({ method }) => method === 'insertRowsAfter')?.n ?? 0,
    to: calls.find(({ method }) => method === 'flush')?.n ?? 0,
  };
  const flushes = calls.filter(({ method }) => method === 'flush');
  const marks = { from: to, to: flushes[flushes.length - 1]?.n ?? 0 };
  const expected = pictureOf(product, tabId);
  return { scene, before, expected, calls, blind: { from, to }, room, marks };
}

interface Agitated {
  readonly name: AgitationName;
  readonly at: number;
  readonly found: readonly string[];
}

function agitate(stage: Stage, seed: number): Agitated {
  const { scene, calls, blind } = stage;
  const { product, tabId } = scene;
  scene.reset();
  const random = createRandom(`agitation/${seed}`);
  const name = must(agitationNames[seed % agitationNames.length], 'there are agitations');
  const delicate = calls.filter(({ n }) => n >= blind.from && n <= blind.to + 1);
  const at = random.pick(random.chance(0.7) ? delicate : calls).n;
  const books: Book[] = [];
  let act: Act = {};
  let left: Picture | null = null;
  const run = () => {
    act = agitations[name]({ product, tabId, random, books }) ?? {};
    left = pictureIfAny(scene);
  };
  const stop = product.world.faults.add(({ n }) => {
    books.push(product.world.workbook.current());
    return n === at ? { kind: 'interrupt', run } : null;
  });
  const reply = product.refresh(tabId);
  stop();
  const found = reply.kind === 'refreshed' || reply.kind === 'failed' ? [] : [`got ${reply.kind}`];
  const rest = settle(scene, act);
  if (rest !== null) return { name, at, found: [...found, rest] };
  if (act.ends !== undefined) return { name, at, found };
  return { name, at, found: [...found, ...judge(stage, { name, act, at, left })] };
}

function pictureIfAny({ product, tabId }: Scene): Picture | null {
  const exists = product.world.workbook.current().sheets.some(({ id }) => id === tabId);
  return exists ? pictureOf(product, tabId) : null;
}

/** Refreshes until nothing changes any more; what went wrong, or null. */
function settle({ product, tabId }: Scene, { ends }: Act): string | null {
  let before: Picture | null = ends === undefined ? pictureOf(product, tabId) : null;
  for (let round = 1; round <= REFRESHES_MAX; round++) {
    pauseForPace(product);
    const reply = product.refresh(tabId);
    if (ends !== undefined) {
      return reply.kind === 'failed' && ends.test(reply.message) ? null : JSON.stringify(reply);
    }
    if (reply.kind !== 'refreshed') return JSON.stringify(reply);
    const now = pictureOf(product, tabId);
    if (before !== null && differences(now, before).length === 0) return null;
    before = now;
  }
  return `not at rest after ${REFRESHES_MAX} refreshes`;
}

interface Told {
  readonly name: AgitationName;
  readonly act: Act;
  readonly at: number;
  /** The tab as the person left it. */
  readonly left: Picture | null;
}

function judge(stage: Stage, told: Told): readonly string[] {
  const { scene, room, marks } = stage;
  // Nothing looks at the tab between the read-back and the marks: a column that moves in this
  // moment gets the marks of another one. Known, and stated here instead of hidden by the draw.
  const moved = told.name.endsWith('a column') && told.at > marks.from && told.at <= marks.to;
  if (moved) return leftovers(scene.product, scene.tabId);
  // Rows that come or go between our making room and our flush may bring the total under a record.
  const isRoomLost = told.at > room.from && told.at <= room.to;
  const now = pictureOf(scene.product, scene.tabId);
  return [
    ...judgeRows(stage, now, told),
    ...judgeEdits(stage, now, told),
    ...judgeOwn(now, told),
    ...(isRoomLost ? [] : judgeTotal(now, told)),
    ...leftovers(scene.product, scene.tabId),
  ];
}

const isMarked = (mark: Value | undefined, start: string) => String(mark ?? '').startsWith(start);

/** Every record has its one row, and in it its values. */
function judgeRows({ before, expected }: Stage, now: Picture, { act }: Told): readonly string[] {
  const wrong: string[] = [];
  const formerly = recordsOf(before);
  const titles = titlesNow(act);
  const place = (title: string) => columnOf(now, titles(title));
  const marks = (row: Picture[number]) => row[place('Sync')]?.value;
  for (const [id, cells] of recordsOf(expected)) {
    const rows = now.filter((row) => row[place('ID')]?.value === id);
    const own = rows.filter((row) => !isMarked(marks(row), 'Copy of row') || place('Sync') < 0);
    const [row] = own;
    if (own.length !== 1 && place('Sync') >= 0) wrong.push(`${own.length} rows for ${id}`);
    if (!row || act.separates) continue;
    const former = formerly.get(id);
    const isOpen = act.setsBack || isMarked(marks(row), '●') || isMarked(marks(row), '⚠');
    for (const [title, value] of cells) {
      if (title === 'Sync' || title === OWN || place(title) < 0) continue;
      const is = row[place(title)]?.value ?? null;
      const edits = (act.edits ?? []).filter((edit) => edit.id === id && edit.title === title);
      const allowed = [value, ...edits.map((edit) => edit.value)];
      if (isOpen) allowed.push(former?.get(title) ?? null);
      if (!allowed.includes(is)) {
        wrong.push(`${title} of ${id} is ${JSON.stringify(is)}, not ${JSON.stringify(allowed)}`);
      }
    }
  }
  return wrong;
}

/** An edit survives unless it fell into the moment in which we wrote that very cell. */
function judgeEdits(stage: Stage, now: Picture, { act, at }: Told): readonly string[] {
  const { before, expected, blind } = stage;
  return (act.edits ?? []).flatMap(({ id, title, value }) => {
    const was = recordsOf(before).get(id)?.get(title);
    const written = was !== recordsOf(expected).get(id)?.get(title);
    if (written && at > blind.from && at <= blind.to) return [];
    const is = recordsOf(now).get(id)?.get(title);
    return is === value ? [] : [`the edit of ${title} of ${id} is ${JSON.stringify(is)}`];
  });
}

/** Own things are as the person left them, and beside their record. */
function judgeOwn(now: Picture, { act, left }: Told): readonly string[] {
  if (left === null) return ['the tab is gone'];
  const wrong: string[] = [];
  const remarks = (picture: Picture) => valuesUnder(picture, OWN).filter((value) => value !== null);
  if (remarks(now).join('\n') !== remarks(left).join('\n')) wrong.push('own remarks have changed');
  if (act.separates) return wrong;
  for (const [id, cells] of recordsOf(now)) {
    const remark = cells.get(OWN);
    if (remark && remark !== `mine ${id}`) wrong.push(`${id} has the remark ${String(remark)}`);
  }
  return wrong;
}

function judgeTotal(now: Picture, { left }: Told): readonly string[] {
  const totals = (picture: Picture) =>
    picture.flat().filter(({ value, formula }) => value === TOTAL || formula.includes('SUM'))
      .length;
  if (left === null || totals(now) === totals(left)) return [];
  return [`${totals(now)} cells of the total are left`];
}

function valuesUnder(picture: Picture, title: string): readonly Value[] {
  const column = columnOf(picture, title);
  return column < 0 ? [] : picture.slice(1).map((row) => row[column]?.value ?? null);
}

/** Titles as they stand in the tab after a renaming. */
function titlesNow({ renamed }: Act): (title: string) => string {
  return (title) => (renamed && title === renamed[0] ? renamed[1] : title);
}

/** Values by ID and title; of several rows with an ID the first. */
function recordsOf(picture: Picture): ReadonlyMap<string, ReadonlyMap<string, Value>> {
  const titles = picture[0]?.map(({ value }) => String(value ?? '')) ?? [];
  const at = titles.findIndex((title) => title === 'ID' || title === 'My ID');
  const records = new Map<string, ReadonlyMap<string, Value>>();
  for (const row of picture.slice(1)) {
    const id = row[at]?.value;
    if (typeof id !== 'string' || id === '' || records.has(id)) continue;
    records.set(id, new Map(row.map(({ value }, column) => [titles[column] ?? '', value])));
  }
  return records;
}
