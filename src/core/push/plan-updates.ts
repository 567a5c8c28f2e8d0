/**
 * Plans changes of existing records: from edited cells, what they mean, and what the CRM holds now, to
 * the changes that a person can confirm.
 *
 * Promises: pure; a change always names the value it would overwrite; where the CRM was changed too,
 * or nobody is sure who wrote a cell, it is a conflict. Must not know: how changes are sent.
 */
import type { CrmRecord, FieldKey, MaybeValue } from '../model';
import type { CellValue } from '../value/cell';
import { encodeCell } from '../value/encode';
import { cellToken, type Token, valueToken } from '../value/token';
import { changeDigest } from './digest';
import type { EditedCell } from './edited';
import type { Meanings } from './meanings';
import type { Scene } from './scene';

export interface PlannedChange extends EditedCell {
  readonly value: MaybeValue;
  /** What the CRM held when it was planned. */
  readonly seen: Token;
  /** The same as a cell would show it; undefined when the record was not read. */
  readonly theirs: CellValue | undefined;
  readonly digest: string;
  readonly kind: 'update' | 'conflict' | 'empty';
}

/** A cell that cannot be sent as it is. */
export interface CellProblem {
  readonly id: string;
  readonly row: number;
  readonly key: FieldKey;
  readonly token: Token;
  readonly text: string;
  /** The name that does not exist in the CRM, where that is the problem. */
  readonly missing?: string;
  /** Nothing is wrong with the cell: its field in the CRM is not what it was. */
  readonly paused?: true;
}

export interface UpdatePlan {
  /** By row, then by column. */
  readonly changes: readonly PlannedChange[];
  readonly problems: readonly CellProblem[];
}

/** `records`: what was read of the CRM; what is not in it stands as the memory says. */
export function planUpdates(
  scene: Scene,
  edits: readonly EditedCell[],
  meanings: Meanings,
  records: ReadonlyMap<string, CrmRecord>,
): UpdatePlan {
  const changes: PlannedChange[] = [];
  const problems: CellProblem[] = [];
  for (const cell of edits) {
    const { id, row, key, token } = cell;
    const meaning = meanings.of(cell);
    if (meaning.kind === 'problem') {
      const { text, paused } = meaning;
      problems.push({ id, row, key, token, text, ...(paused && { paused }) });
      continue;
    }
    const record = records.get(id);
    const crm = record?.fields[key];
    if (record && crm === undefined) {
      problems.push({ id, row, key, token, text: 'is not visible to your key, so it is not sent' });
      continue;
    }
    const change = planChange(scene, cell, meaning.value, crm);
    if (change) changes.push(change);
  }
  return {
    changes: changes.sort((a, b) => a.row - b.row || a.found.at - b.found.at),
    problems,
  };
}

/** null where the CRM already holds what the cell shows. `crm` undefined: as the memory says. */
function planChange(
  scene: Scene,
  cell: EditedCell,
  value: MaybeValue,
  crm: MaybeValue | undefined,
): PlannedChange | null {
  const seen = crm === undefined ? cell.known.base : valueToken(crm);
  if (seen === valueToken(value)) return null;
  const theirs =
    crm === undefined ? undefined : encodeCell(crm, (atMs) => scene.zone.toSerial(atMs));
  // A cell that shows the CRM's value in another form was not changed.
  if (theirs !== undefined && cellToken(cell.found.column.type, theirs) === cell.token) return null;
  const digest = changeDigest({ id: cell.id, key: cell.key, seen, next: cell.token });
  const conflict = seen !== cell.known.base || cell.unsure;
  const kind = conflict ? 'conflict' : cell.cell === '' ? 'empty' : 'update';
  return { ...cell, value, seen, theirs, digest, kind };
}
