/**
 * What a pull changed, old → new, for people: from the memory of what cells showed to what the CRM says
 * now. Long old texts are only known by their hash, and are said to be long. Pure.
 */

import { dayOfSerial, timeOfSerial } from '../value/cell';
import { EMPTY, type Token } from '../value/token';
import { cellText } from './cell-text';
import type { PlannedRow, PullPlan } from './plan';

export interface CellChange {
  readonly id: string;
  /** What people call the opportunity. */
  readonly name: string;
  /** Title of the column; empty for a whole row. */
  readonly column: string;
  readonly from: string;
  readonly to: string;
}

export function changesOf(plan: PullPlan): readonly CellChange[] {
  return [
    ...plan.rows.flatMap((row) => [...changedCells(row), ...leaving(row)]),
    ...plan.added.map((row) => ({ ...base(row), column: '', from: '', to: 'New here' })),
  ];
}

function changedCells(row: PlannedRow): readonly CellChange[] {
  return row.fields.flatMap(({ key, found, merge }): readonly CellChange[] => {
    const before = row.known?.fields[key];
    if (merge.write === null || !before || merge.restored || merge.theirs === undefined) return [];
    const from = tokenText(before.shown);
    const to = cellText(found.column.type, merge.theirs);
    // A moment that moved by seconds looks the same.
    if (from === to) return [];
    return [{ ...base(row), column: found.header, from, to }];
  });
}

function leaving(row: PlannedRow): readonly CellChange[] {
  const { outcome, known } = row;
  if (outcome === known?.outcome || (outcome !== 'gone' && outcome !== 'notInView')) return [];
  const to = outcome === 'gone' ? 'Gone from CRM' : 'Not in this view';
  return [{ ...base(row), column: '', from: '', to }];
}

function base(row: PlannedRow): Pick<CellChange, 'id' | 'name'> {
  const field = row.fields.find(({ key }) => key === 'name') ?? row.fields[0];
  const theirs = field?.merge.theirs;
  const known = field && row.known?.fields[field.key];
  const name =
    field && theirs !== undefined
      ? cellText(field.found.column.type, theirs)
      : tokenText(known?.shown ?? EMPTY);
  return { id: row.id, name };
}

/** A token as its cell was read: the reverse of `cellToken`, as far as it goes. */
export function tokenText(token: Token): string {
  if (token === EMPTY) return '';
  if (token.startsWith('#')) return '(a long text)';
  const value = token.slice(2);
  switch (token.slice(0, 2)) {
    case 'b:':
      return value === '1' ? 'TRUE' : 'FALSE';
    case 't:': {
      const serial = Number(value) / 86_400;
      return `${dayOfSerial(serial)} ${timeOfSerial(serial)}`;
    }
    case 'l:':
      return listText(value);
    default:
      return value;
  }
}

function listText(json: string): string {
  return (JSON.parse(json) as readonly string[]).join(', ');
}
