/**
 * What previews are made of, whatever the action. Must not know: how they are shown.
 */
import { cellText } from '../pull/cell-text';
import type { Cost } from './cost';
import type { LastRefresh } from './observe';
import type { CellProblem } from './plan-updates';
import type { PushPorts, PushSubject } from './push-ports';
import type { Scene } from './scene';

export interface PreviewItem {
  readonly digest: string;
  readonly row: number;
  readonly title: string;
  readonly column: string;
  readonly from: string;
  readonly to: string;
  readonly kind: 'update' | 'conflict' | 'empty' | 'create' | 'duplicate' | 'parent' | 'remove';
  readonly note: string;
  /** Of a new row: all that is sent. */
  readonly values?: readonly ShownValue[];
}

/** A value as a tab shows it, under the title of its column. */
export interface ShownValue {
  readonly column: string;
  readonly text: string;
}

export interface PreviewDone {
  readonly kind: 'preview';
  readonly items: readonly PreviewItem[];
  /** Digests of cells and rows that are not sent, but are to be marked with what is wrong. */
  readonly marked: readonly string[];
  readonly problems: readonly {
    readonly row: number;
    readonly column: string;
    readonly text: string;
  }[];
  readonly effects: readonly string[];
  readonly canSilence: boolean;
  readonly cost: Cost;
  readonly remarks: readonly string[];
}

export type Preview = PreviewDone | { readonly kind: 'failed'; readonly message: string };

export interface Look {
  readonly ports: PushPorts;
  readonly subject: PushSubject;
  readonly scene: Scene;
  readonly view: { readonly key: string } & Pick<PushSubject['link'], 'scope' | 'columns'>;
  readonly last: LastRefresh | null;
  nowMs(): number;
}

/** What a person calls the row: its first text column. */
export function titleOf({ content, table }: Scene, row: number): string {
  const column = table.columns.find(({ column: { key } }) => key === 'name') ?? table.columns[0];
  const cell = column ? (content.values[row - 1]?.[column.at - 1] ?? '') : '';
  return column ? cellText(column.column.type, cell) : '';
}

export function problemItem({ table }: Scene, { row, key, text }: CellProblem) {
  const header = table.columns.find(({ column }) => column.key === key)?.header;
  return { row, column: header ?? key, text };
}
