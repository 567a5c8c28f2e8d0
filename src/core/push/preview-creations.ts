/**
 * What creating opportunities from rows would send, for a person to confirm. Reads only.
 *
 * Promises: an item of a new row lists every value that is sent, as the tab would show it, names as the
 * CRM has them. Must not know: Apps Script, how it is shown.
 */
import type { Zone } from '../ports';
import { cellText } from '../pull/cell-text';
import { encodeCell } from '../value/encode';
import { costOfCreations } from './cost';
import { findNewRows } from './new-rows';
import { type MissingParent, missingParents } from './parents';
import { type PlannedCreation, planCreations, rowCells } from './plan-creations';
import {
  type Look,
  type Preview,
  type PreviewItem,
  problemItem,
  type ShownValue,
  titleOf,
} from './preview-parts';
import type { Scene } from './scene';
import { newRowRemarks } from './step-creations';
import { lostMarker, meaningsFor } from './step-meanings';

export function previewCreations(look: Look): Preview {
  const { ports, subject, scene } = look;
  const { name, writing } = ports.connector;
  const found = findNewRows(scene, subject);
  const read = meaningsFor(
    look,
    found.rows.map(({ row }) => rowCells(scene, row)),
    'create',
  );
  if (read.kind === 'failed') return read;
  const lost = found.rows.length > 0 ? lostMarker(subject.link, read.meanings, name) : null;
  if (lost !== null) return { kind: 'failed', message: lost };
  const plan = planCreations(scene, found.rows, read.meanings, writing.recognisedBy.slice(0, 2));
  const loud = `${name} may start its automations for each new opportunity; that cannot be switched off.`;
  return {
    kind: 'preview',
    items: [
      ...missingParents(plan, writing.creatable).map((parent) => parentItem(scene, parent)),
      ...plan.creations.map((creation) => creationItem(scene, creation)),
    ],
    marked: plan.invalid.map(({ digest }) => digest),
    problems: plan.problems.map((problem) => {
      const item = problemItem(scene, problem);
      const isCreatable = problem.missing !== undefined && writing.creatable.includes(problem.key);
      return isCreatable ? { ...item, text: `${item.text} ${CREATABLE}` } : item;
    }),
    effects:
      plan.creations.length === 0
        ? []
        : [...writing.createEffects, ...(writing.silencesCreate ? [] : [loud])],
    canSilence: writing.silencesCreate,
    cost: costOfCreations(look, plan.creations.length),
    remarks: newRowRemarks(found),
  };
}

const CREATABLE = 'Or choose above that it is created first.';

/** The rows that name it are created in the same run if it is chosen. */
function parentItem({ table }: Scene, { key, name, digest, rows }: MissingParent): PreviewItem {
  const header = table.columns.find(({ column }) => column.key === key)?.header ?? key;
  return {
    ...{ digest, from: '', to: name, kind: 'parent' },
    row: rows[0] ?? 0,
    title: name,
    column: header,
    note: `does not exist yet; only along with it ${rows.length === 1 ? 'row' : 'rows'} ${rows.join(', ')} can be created`,
  };
}

function creationItem(scene: Scene, creation: PlannedCreation): PreviewItem {
  const { digest, row, duplicate } = creation;
  return {
    ...{ digest, row, column: '', from: '', to: '' },
    title: titleOf(scene, row),
    kind: duplicate === null ? 'create' : 'duplicate',
    note: duplicate ?? '',
    values: shownValues(scene, creation),
  };
}

/** In the order of the tab's columns. */
function shownValues({ table, zone }: Scene, { values }: PlannedCreation): readonly ShownValue[] {
  const toSerial: Zone['toSerial'] = (atMs) => zone.toSerial(atMs);
  return table.columns.flatMap(({ column: { key, type }, header }) => {
    const value = values[key];
    if (value === undefined) return [];
    return [{ column: header, text: cellText(type, encodeCell(value, toSerial)) }];
  });
}
