/**
 * What a person may do to a tab while rows of it are being sent. Each act draws its place, does it at
 * once, and tells what a judge must not expect any more.
 */
import type { Random } from '../../src/host/sandbox/random';
import type { Change } from '../../src/host/sheet/change';
import type { Book } from '../../src/host/sheet/model';
import { MARIA } from '../support/product';
import { columnOf, type Picture, pictureOf } from './picture';
import type { Meddling, SendScene } from './push-scene';
import { OWN } from './scenes';

export interface Hand {
  readonly scene: SendScene;
  readonly random: Random;
  /** The file before each call so far. */
  readonly books: readonly Book[];
}

/** `setsBack`: what was sent is not remembered any more, so only the CRM can be judged. */
export type Act = Meddling & { readonly setsBack?: true };

export const TYPED = 'Typed meanwhile';

export const acts = {
  'sorts all rows': (hand): Act => {
    const { first, last, width } = block(hand);
    sort(hand, { row: first, column: 1, rows: last - first + 1, columns: width });
    return {};
  },
  'sorts the upper half': (hand): Act => {
    const { first, last, width } = block(hand);
    const rows = Math.ceil((last - first + 1) / 2) + hand.random.int(4);
    sort(hand, { row: first, column: 1, rows, columns: width });
    return {};
  },
  'inserts a row': (hand): Act => {
    change(hand, { kind: 'insert', dimension: 'rows', at: anyRow(hand), count: 1, like: 'before' });
    return {};
  },
  'deletes a row': (hand): Act => {
    const from = anyRow(hand);
    const remarks = [remarkAt(hand, from)];
    change(hand, { kind: 'delete', dimension: 'rows', from, count: 1 });
    return { remarks };
  },
  'moves a row': (hand): Act => {
    const [from, to] = [anyRow(hand), anyRow(hand)];
    change(hand, { kind: 'move', dimension: 'rows', from, count: 1, to });
    return {};
  },
  'copies a row': (hand): Act => {
    const { last, width } = block(hand);
    const row = anyRow(hand);
    change(hand, { kind: 'insert', dimension: 'rows', at: last + 1, count: 1, like: 'before' });
    const area = (at: number) => ({ row: at, column: 1, rows: 1, columns: width });
    change(hand, {
      kind: 'copy',
      area: area(row),
      to: { sheetId: hand.scene.tabId, area: area(last + 1) },
      aspects: { content: true, format: true, notes: true, rules: true },
      valuesOnly: false,
    });
    return { remarks: [remarkAt(hand, row)], copies: true };
  },
  'types a name': (hand): Act => {
    const row = anyRow(hand);
    const column = columnOf(look(hand), 'Name') + 1;
    const area = { row, column, rows: 1, columns: 1 };
    change(hand, { kind: 'enter', area, inputs: { all: TYPED } });
    return { remarks: [remarkAt(hand, row)], names: [TYPED] };
  },
  'inserts a column': (hand): Act => {
    const at = 1 + hand.random.int(block(hand).width);
    change(hand, { kind: 'insert', dimension: 'columns', at, count: 1, like: 'after' });
    return {};
  },
  'moves a column': (hand): Act => {
    const [from, to] = [1 + hand.random.int(8), 1 + hand.random.int(8)];
    change(hand, { kind: 'move', dimension: 'columns', from, count: 1, to });
    return {};
  },
  'filters and renames the tab': (hand): Act => {
    const { last, width } = block(hand);
    change(hand, { kind: 'filter', area: { row: 1, column: 1, rows: last, columns: width } });
    change(hand, { kind: 'renameSheet', name: 'My pipeline' });
    return {};
  },
  'deletes the memory': (hand): Act => {
    const { workbook } = hand.scene.product.world;
    const memory = workbook.current().sheets.find(({ name }) => name.includes('memory'));
    if (memory) {
      const removal = { kind: 'deleteSheet', sheetId: memory.id } as const;
      workbook.apply(removal, { user: MARIA, via: 'person' });
    }
    return { setsBack: true };
  },
  'restores the file as it was': (hand): Act => {
    const { books, random, scene } = hand;
    const book = books[books.length - 1 - random.int(Math.min(books.length, 40))];
    if (book) scene.product.world.workbook.restore(book);
    return { setsBack: true };
  },
} as const satisfies Record<string, (hand: Hand) => Act>;

export type ActName = keyof typeof acts;
export const actNames = Object.keys(acts) as ActName[];

type WithoutSheet<T> = T extends { readonly sheetId: number } ? Omit<T, 'sheetId'> : never;

function change({ scene }: Hand, wanted: WithoutSheet<Change>): void {
  const full = { ...wanted, sheetId: scene.tabId } as Change;
  scene.product.world.workbook.apply(full, { user: MARIA, via: 'person' });
}

function look({ scene }: Hand): Picture {
  return pictureOf(scene.product, scene.tabId);
}

/** Records and new rows, from 1: all rows with a remark of the person. */
export function block({ scene }: Pick<Hand, 'scene'>): {
  readonly first: number;
  readonly last: number;
  readonly width: number;
} {
  const picture = pictureOf(scene.product, scene.tabId);
  const at = columnOf(picture, OWN);
  const rows = picture.flatMap((row, index) => (index > 0 && row[at]?.value ? [index + 1] : []));
  return { first: 2, last: rows[rows.length - 1] ?? 3, width: picture[0]?.length ?? 1 };
}

function anyRow(hand: Hand): number {
  const { first, last } = block(hand);
  return first + hand.random.int(last - first + 1);
}

function remarkAt(hand: Hand, row: number): string {
  const picture = look(hand);
  return String(picture[row - 1]?.[columnOf(picture, OWN)]?.value ?? '');
}

interface Area {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

function sort(hand: Hand, area: Area): void {
  const ascending = hand.random.chance(0.5);
  const column = columnOf(look(hand), 'Name') + 1;
  change(hand, { kind: 'sort', area, keys: [{ column, ascending }] });
}
