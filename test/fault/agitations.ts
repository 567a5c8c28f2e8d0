/**
 * What a person may do to a tab while a refresh is at work on it. Each act draws its place, does it
 * at once, and tells what the judge must know about it.
 */
import type { Random } from '../../src/host/sandbox/random';
import type { Change, Input } from '../../src/host/sheet/change';
import type { Book } from '../../src/host/sheet/model';
import { MARIA, type Product } from '../support/product';
import { columnOf, type Picture, pictureOf } from './picture';
import type { Edit } from './scenes';

export interface Hand {
  readonly product: Product;
  readonly tabId: number;
  readonly random: Random;
  /** The file before each call so far. */
  readonly books: readonly Book[];
}

export interface Act {
  readonly edits?: readonly Edit[];
  /** Title before and after. */
  readonly renamed?: readonly [string, string];
  /** Values no longer stand beside the ID or the remark they belonged to. */
  readonly separates?: true;
  /** Cells were set back to what they were before. */
  readonly setsBack?: true;
  /** The tab cannot be refreshed any more, and the message has to say so. */
  readonly ends?: RegExp;
}

export const agitations = {
  'sorts the records': (hand) => {
    const { first, last, width } = block(hand);
    sort(hand, { row: first, column: 1, rows: last - first + 1, columns: width });
  },
  'sorts two columns alone': (hand): Act => {
    const { first, last } = block(hand);
    sort(hand, { row: first, column: 3, rows: last - first + 1, columns: 2 });
    return { separates: true };
  },
  'inserts a row': (hand) =>
    change(hand, { kind: 'insert', dimension: 'rows', at: anyRow(hand), count: 1, like: 'before' }),
  'inserts a column': (hand) => {
    const at = 1 + hand.random.int(block(hand).width);
    change(hand, { kind: 'insert', dimension: 'columns', at, count: 1, like: 'after' });
  },
  'deletes rows': (hand): Act => {
    const count = 1 + hand.random.int(2);
    change(hand, { kind: 'delete', dimension: 'rows', from: anyRow(hand), count });
    return {};
  },
  'deletes a column': (hand): Act => {
    const from = 1 + hand.random.int(block(hand).width);
    const isId = from === column(hand, 'ID');
    change(hand, { kind: 'delete', dimension: 'columns', from, count: 1 });
    return isId ? { separates: true, ends: /column titles was not found/ } : {};
  },
  'moves a row': (hand) =>
    change(hand, {
      kind: 'move',
      dimension: 'rows',
      from: anyRow(hand),
      count: 1,
      to: anyRow(hand),
    }),
  'moves a column': (hand) => {
    const [from, to] = [1 + hand.random.int(8), 1 + hand.random.int(8)];
    change(hand, { kind: 'move', dimension: 'columns', from, count: 1, to });
  },
  'edits a cell': (hand): Act => {
    const picture = look(hand);
    const row = anyRow(hand);
    const title = hand.random.pick(['Name', 'Value']);
    const id = picture[row - 1]?.[column(hand, 'ID') - 1]?.value;
    const value = title === 'Name' ? 'typed meanwhile' : 31_415;
    enter(hand, { row, column: column(hand, title) }, value);
    return typeof id === 'string' ? { edits: [{ id, title, value }] } : {};
  },
  'overwrites an ID': (hand): Act => {
    const other = look(hand)[anyRow(hand) - 1]?.[1]?.value;
    const value = hand.random.pick(['', 'no-such-id', typeof other === 'string' ? other : '']);
    enter(hand, { row: anyRow(hand), column: column(hand, 'ID') }, value);
    return { separates: true };
  },
  'copies a row': (hand): Act => {
    const [from, to] = [anyRow(hand), anyRow(hand)];
    change(hand, { kind: 'insert', dimension: 'rows', at: to, count: 1, like: 'before' });
    const { width } = block(hand);
    const source = from >= to ? from + 1 : from;
    const all = { content: true, format: true, notes: true, rules: true };
    change(hand, {
      kind: 'copy',
      area: { row: source, column: 1, rows: 1, columns: width },
      to: { sheetId: hand.tabId, area: { row: to, column: 1, rows: 1, columns: width } },
      aspects: all,
      valuesOnly: false,
    });
    return { separates: true };
  },
  'renames a title': (hand): Act => {
    const title = hand.random.pick(['Name', 'Value', 'Stage', 'ID', 'Sync']);
    enter(hand, { row: 1, column: column(hand, title) }, `My ${title}`);
    return { renamed: [title, `My ${title}`] };
  },
  filters: (hand) => {
    const { first, last, width } = block(hand);
    const area = { row: 1, column: 1, rows: last, columns: width };
    change(hand, { kind: 'filter', area });
    const at = column(hand, 'Status');
    const hidden = String(look(hand)[first - 1]?.[at - 1]?.value ?? '');
    change(hand, { kind: 'filterColumn', column: at, hiddenValues: [hidden] });
  },
  'renames the tab': (hand) => change(hand, { kind: 'renameSheet', name: 'My pipeline' }),
  'deletes the tab': (hand): Act => {
    change(hand, { kind: 'deleteSheet' });
    return { ends: /was deleted/ };
  },
  'deletes the memory': (hand) => {
    const sheets = hand.product.world.workbook.current().sheets;
    const memory = sheets.find(({ hidden }) => hidden);
    if (memory) change({ ...hand, tabId: memory.id }, { kind: 'deleteSheet' });
  },
  'restores the file as it was': (hand): Act => {
    const back = hand.random.int(Math.min(hand.books.length, 30));
    const book = hand.books[hand.books.length - 1 - back];
    if (book) hand.product.world.workbook.restore(book);
    return { setsBack: true };
  },
} as const satisfies Record<string, (hand: Hand) => Act | undefined>;

export type AgitationName = keyof typeof agitations;
export const agitationNames = Object.keys(agitations) as AgitationName[];

type WithoutSheet<T> = T extends { readonly sheetId: number } ? Omit<T, 'sheetId'> : never;

function change({ product, tabId }: Hand, wanted: WithoutSheet<Change>): undefined {
  const full = { ...wanted, sheetId: tabId } as Change;
  product.world.workbook.apply(full, { user: MARIA, via: 'person' });
  return undefined;
}

function look({ product, tabId }: Hand): Picture {
  return pictureOf(product, tabId);
}

/** Column of a title, from 1. */
function column(hand: Hand, title: string): number {
  return columnOf(look(hand), title) + 1;
}

/** Where the records are, from 1; the tab's rows if there are none yet. */
function block(hand: Hand): {
  readonly first: number;
  readonly last: number;
  readonly width: number;
} {
  const picture = look(hand);
  const at = columnOf(picture, 'ID');
  const rows = picture.flatMap((row, index) => (index > 0 && row[at]?.value ? [index + 1] : []));
  return { first: 2, last: rows[rows.length - 1] ?? 3, width: picture[0]?.length ?? 1 };
}

/** A row of the records. */
function anyRow(hand: Hand): number {
  const { first, last } = block(hand);
  return first + hand.random.int(last - first + 1);
}

interface Place {
  readonly row: number;
  readonly column: number;
}

function enter(hand: Hand, place: Place, all: Input): void {
  change(hand, { kind: 'enter', area: { ...place, rows: 1, columns: 1 }, inputs: { all } });
}

function sort(hand: Hand, area: Place & { readonly rows: number; readonly columns: number }): void {
  const ascending = hand.random.chance(0.5);
  change(hand, { kind: 'sort', area, keys: [{ column: 3, ascending }] });
}
