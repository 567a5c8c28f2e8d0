/**
 * Finds out why remembered records were not in the list: gone, elsewhere, or only missed because the
 * list moved. Without certainty nothing is claimed. Must not know: tabs, a particular CRM.
 */
import type { CrmRecord } from '../model';
import type { CollectInput } from './collect';
import type { Absence } from './plan';

/** More missing records than this are not asked for one by one. */
const ASKED_ONE_BY_ONE_MAX = 20;

/** How the list was read that they are missing from. */
export interface Look {
  /** It moved meanwhile. */
  readonly moved: boolean;
  /** It came in one answer, so nothing could change places in it. */
  readonly whole: boolean;
}

export interface AbsenceFindings {
  readonly absences: ReadonlyMap<string, Absence>;
  /** Records that belong to the list after all: it moved while it was read. */
  readonly found: readonly CrmRecord[];
  /** How many missing records nothing could be learned about. */
  readonly unknown: number;
}

export function explainAbsences(
  { connector, courier, view }: Pick<CollectInput, 'connector' | 'courier' | 'view'>,
  missing: readonly string[],
  { moved, whole }: Look,
): AbsenceFindings {
  const absences = new Map<string, Absence>();
  if (missing.length === 0) return { absences, found: [], unknown: 0 };
  if (missing.length > ASKED_ONE_BY_ONE_MAX) {
    if (!moved) for (const id of missing) absences.set(id, 'elsewhere');
    return { absences, found: [], unknown: moved ? missing.length : 0 };
  }
  const results = courier.send(missing.map((id) => connector.record(view, id)));
  const found: CrmRecord[] = [];
  missing.forEach((id, index) => {
    const result = results[index];
    if (result?.ok && result.value.id === id) {
      // It may have changed places while the list was read, which need not show in the list itself.
      const mayBelong = !whole && connector.inScope(result.value, view.scope);
      if (mayBelong) found.push(result.value);
      else absences.set(id, 'elsewhere');
    } else if (result && !result.ok && result.fault.kind === 'notFound') absences.set(id, 'gone');
  });
  const unknown = missing.length - absences.size - found.length;
  return { absences, found, unknown };
}
