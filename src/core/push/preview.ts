/**
 * What an action would send, for a person to confirm. Reads only: nothing is written or sent that
 * changes anything.
 *
 * Promises: every item has the digest under which a step will send it, and only under which; what
 * cannot be sent is said cell by cell. Must not know: Apps Script, how it is shown.
 */
import { explainFault } from '../explain';
import { cellText } from '../pull/cell-text';
import { readRunRecord } from '../run-record';
import { costOfRemovals, costOfUpdates } from './cost';
import { problemDigest } from './digest';
import { type Edits, findEdits } from './edited';
import { observe } from './observe';
import { type PlannedChange, planUpdates } from './plan-updates';
import { previewCreations } from './preview-creations';
import { type Look, type Preview, type PreviewItem, problemItem, titleOf } from './preview-parts';
import type { PushPorts, PushSubject } from './push-ports';
import { openScene } from './scene';
import { meaningsFor } from './step-meanings';
import { findRemovable } from './step-removals';
import { editRemarks } from './step-updates';

/** The tab and the CRM as they are now. */
export function preview(ports: PushPorts, subject: PushSubject): Preview {
  const record = readRunRecord(subject.properties, subject.link.tabId);
  const opened = openScene(ports, subject, record);
  if (opened.kind === 'failed') return opened;
  const { scope, columns } = subject.link;
  const look: Look = {
    ...{ ports, subject, scene: opened.scene },
    view: { key: subject.connection.key, scope, columns },
    last: record.stamp,
    nowMs: () => ports.clock.nowMs(),
  };
  switch (subject.action) {
    case 'push':
      return previewUpdates(look);
    case 'create':
      return previewCreations(look);
    case 'remove':
      return previewRemovals(look);
  }
}

function previewUpdates(look: Look): Preview {
  const { ports, subject, scene, view } = look;
  const { connector } = ports;
  const edits = findEdits(scene, subject);
  const read = meaningsFor(look, [edits.cells], 'update');
  if (read.kind === 'failed') return read;
  const ids = [...new Set(edits.cells.map(({ id }) => id))];
  const shown = new Set(edits.cells.map(({ key }) => key));
  const seen = ids.length > 0 ? observe({ ...ports, view, shown }, ids, look.last) : null;
  if (seen?.fault) return { kind: 'failed', message: explainFault(seen.fault, connector.name) };
  const alive = edits.cells.filter(({ id }) => !seen?.gone.has(id));
  const plan = planUpdates(scene, alive, read.meanings, seen?.records ?? new Map());
  const { changes } = plan;
  const goneRows = [...(seen?.gone ?? [])].flatMap((id) => scene.owners.get(id) ?? []);
  const gone = goneRows.length > 0 ? [goneText(goneRows, connector.name)] : [];
  return {
    kind: 'preview',
    items: changes.map((change) => changeItem(look, change)),
    marked: plan.problems.map(problemDigest),
    problems: plan.problems.map((problem) => problemItem(scene, problem)),
    effects: updateEffects(look, changes),
    canSilence: changes.some(({ key }) => connector.writing.silencesUpdate(key)),
    cost: costOfUpdates(look, changes, seen),
    remarks: [...gone, ...editRemarks(edits), ...refusedRemarks(edits)],
  };
}

function refusedRemarks({ refused }: Edits): readonly string[] {
  if (refused === 0) return [];
  return [
    `${refused} ${refused === 1 ? 'cell that was' : 'cells that were'} refused before ${refused === 1 ? 'stays as it is. Change it' : 'stay as they are. Change them'}, or choose “Retry failed rows…”.`,
  ];
}

function goneText(rows: readonly number[], crm: string): string {
  return `The opportunities of rows ${rows.join(', ')} do not exist in ${crm} any more, so their changes are not sent.`;
}

function changeItem({ scene }: Look, change: PlannedChange): PreviewItem {
  const { digest, row, found, kind, cell, theirs, unsure } = change;
  const { type } = found.column;
  const from = theirs === undefined ? '' : cellText(type, theirs);
  const unsureNote = unsure ? 'It is not certain that a person wrote this cell.' : '';
  const conflictNote = 'The CRM was changed as well; sending overwrites that.';
  return {
    ...{ digest, row, kind, from },
    title: titleOf(scene, row),
    column: found.header,
    to: cellText(type, cell),
    note: kind === 'conflict' ? unsureNote || conflictNote : '',
  };
}

function updateEffects({ ports }: Look, changes: readonly PlannedChange[]): readonly string[] {
  const { name, writing } = ports.connector;
  const loud = new Set(
    changes.filter(({ key }) => !writing.silencesUpdate(key)).map(({ id }) => id),
  );
  if (loud.size === 0) return [];
  const isAll = changes.every(({ kind }) => kind === 'update');
  return [
    `${isAll ? '' : 'Up to '}${loud.size} ${loud.size === 1 ? 'opportunity is' : 'opportunities are'} changed in a way that cannot be kept from starting automations in ${name}, such as e-mails.`,
  ];
}

function previewRemovals(look: Look): Preview {
  const { ports, subject, scene } = look;
  const { name, writing } = ports.connector;
  if (writing.remove === null) {
    return { kind: 'failed', message: `${name} offers no way to delete opportunities.` };
  }
  const rows = findRemovable(scene, subject.rows);
  const { effect } = writing.remove;
  return {
    kind: 'preview',
    items: rows.map(({ digest, row }) => ({
      ...{ digest, row, column: '', from: '', to: '', note: '' },
      title: titleOf(scene, row),
      kind: 'remove' as const,
    })),
    marked: [],
    problems: [],
    effects:
      rows.length === 0
        ? []
        : [
            `${rows.length} ${rows.length === 1 ? 'opportunity is' : 'opportunities are'} ${effect}.`,
          ],
    canSilence: false,
    cost: costOfRemovals(look, rows.length),
    remarks: [],
  };
}
