/**
 * What Lightfield does on its own some time after a creation: the AI summary of an opportunity, the
 * enrichment of an account with a website and of a contact (operation texts of the three creates).
 * It moves `updatedAt` although no client wrote.
 */
import type { Json } from '../json';
import { saveRecord } from './operations';
import type { CrmRecord, ObjectType } from './records';
import { liveRecord, type Scene } from './workspace';

/** Does the errands that are due by `scene.nowMs`; true when there were any. */
export function runErrands(scene: Scene): boolean {
  const { workspace, switches, nowMs } = scene;
  const due = workspace.errands.filter(
    (errand) => errand.causedMs + switches.backgroundDelayMs <= nowMs,
  );
  for (const { object, id } of due) {
    const record = liveRecord(workspace, object, id);
    if (record !== null) saveRecord(scene, record, { ...record, ...written(record, nowMs) });
  }
  workspace.errands.splice(0, due.length);
  return due.length > 0;
}

function written(record: CrmRecord, nowMs: number): Partial<CrmRecord> {
  const additions: Readonly<Record<ObjectType, Readonly<Record<string, Json>>>> = {
    opportunity: { $opportunityStatus: `**Summary.** ${String(record.fields.$name)}: just begun.` },
    account: { $howTheyMakeMoney: 'Sells **software** to other companies.' },
    contact: { $title: record.fields.$title ?? 'Head of Sales' },
  };
  return { fields: { ...record.fields, ...additions[record.object] }, updatedMs: nowMs };
}
