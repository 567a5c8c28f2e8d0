/** What an action found out or brought about of one row: for the memory, the marks and the counts. */
import type { RowState } from '../state';
import type { CellValue } from '../value/cell';

export interface RowFact {
  /** The ID that the row shows now. */
  readonly id: string;
  /** What to remember; its id is the record's where one was created. */
  readonly state: RowState;
  /** What the CRM holds in cells that are in conflict, for their notes. */
  readonly theirs?: Readonly<Record<string, CellValue>>;
}

/** How the operations of a step ended; they add up to what was tried. */
export interface Outcomes {
  readonly applied: number;
  readonly rejected: number;
  readonly refused: number;
  readonly inDoubt: number;
  readonly conflicts: number;
  readonly waiting: number;
}

export const NO_OUTCOMES: Outcomes = {
  applied: 0,
  rejected: 0,
  refused: 0,
  inDoubt: 0,
  conflicts: 0,
  waiting: 0,
};

export function addOutcomes(a: Outcomes, b: Partial<Outcomes>): Outcomes {
  return {
    applied: a.applied + (b.applied ?? 0),
    rejected: a.rejected + (b.rejected ?? 0),
    refused: a.refused + (b.refused ?? 0),
    inDoubt: a.inDoubt + (b.inDoubt ?? 0),
    conflicts: a.conflicts + (b.conflicts ?? 0),
    waiting: a.waiting + (b.waiting ?? 0),
  };
}
