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
import { type Cost, costOfCreations, costOfRemovals, costOfUpdates } from './cost';
import { problemDigest } from './digest';
import { findEdits } from './edited';
import { findNewRows } from './new-rows';
import { type LastRefresh, observe } from './observe';
import { type MissingParent, missingParents } from './parents';
import { planCreations, rowCells } from './plan-creations';
import { type CellProblem, type PlannedChange, planUpdates } from './plan-updates';
import type { PushPorts, PushSubject } from './push-ports';
import type { Scene } from './scene';
import { openScene } from './scene';
import { newRowRemarks } from './step-creations';
import { meaningsFor } from './step-meanings';
import { findRemovable } from './step-removals';
import { editRemarks } from './step-updates';

export interface PreviewItem {
  readonly digest: string;
  readonly row: number;
  readonly title: string;
  readonly column: string;
  readonly from: string;
  readonly to: string;
  readonly kind: 'update' | 'conflict' | 'empty' | 'create' | 'duplicate' | 'parent' | 'remove';
  readonly note: string;
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

interface Look {
  readonly ports: PushPorts;
  readonly subject: PushSubject;
  readonly scene: Scene;
  readonly view: { readonly key: string } & Pick<PushSubject['link'], 'scope' | 'columns'>;
  readonly last: LastRefresh | null;
  nowMs(): number;
}

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
    remarks: [...gone, ...editRemarks(edits)],
  };
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
  return [
    `${loud.size} ${loud.size === 1 ? 'opportunity is' : 'opportunities are'} changed in a way that cannot be kept from starting automations in ${name}, such as e-mails.`,
  ];
}

function previewCreations(look: Look): Preview {
  const { ports, subject, scene } = look;
  const { name, writing } = ports.connector;
  const found = findNewRows(scene, subject);
  const read = meaningsFor(
    look,
    found.rows.map(({ row }) => rowCells(scene, row)),
    'create',
  );
  if (read.kind === 'failed') return read;
  const plan = planCreations(scene, found.rows, read.meanings, writing.recognisedBy.slice(0, 2));
  const loud = `${name} may start its automations for each new opportunity; that cannot be switched off.`;
  return {
    kind: 'preview',
    items: [
      ...missingParents(plan, writing.creatable).map((parent) => parentItem(scene, parent)),
      ...plan.creations.map(({ digest, row, duplicate }) => ({
        ...{ digest, row, column: '', from: '', to: '' },
        title: titleOf(scene, row),
        kind: duplicate === null ? ('create' as const) : ('duplicate' as const),
        note: duplicate ?? '',
      })),
    ],
    marked: plan.invalid.map(({ digest }) => digest),
    problems: plan.problems.map((problem) => problemItem(scene, problem)),
    effects:
      plan.creations.length === 0
        ? []
        : [...writing.createEffects, ...(writing.silencesCreate ? [] : [loud])],
    canSilence: writing.silencesCreate,
    cost: costOfCreations(look, plan.creations.length),
    remarks: newRowRemarks(found),
  };
}

/** The rows that name it are created in the same run if it is chosen. */
function parentItem({ table }: Scene, { key, name, digest, rows }: MissingParent): PreviewItem {
  const header = table.columns.find(({ column }) => column.key === key)?.header ?? key;
  return {
    ...{ digest, from: '', to: name, kind: 'parent' },
    row: rows[0] ?? 0,
    title: name,
    column: header,
    note: `does not exist yet; if it is created, so ${rows.length === 1 ? 'is row' : 'are rows'} ${rows.join(', ')}`,
  };
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

/** What a person calls the row: its first text column. */
function titleOf({ content, table }: Scene, row: number): string {
  const column = table.columns.find(({ column: { key } }) => key === 'name') ?? table.columns[0];
  const cell = column ? (content.values[row - 1]?.[column.at - 1] ?? '') : '';
  return column ? cellText(column.column.type, cell) : '';
}

function problemItem({ table }: Scene, { row, key, text }: CellProblem) {
  const header = table.columns.find(({ column }) => column.key === key)?.header;
  return { row, column: header ?? key, text };
}
