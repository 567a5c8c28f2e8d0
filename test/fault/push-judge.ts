/**
 * What must hold after trouble while something was sent: told from the sandbox's ledger and the file
 * alone, never from what the add-on says. Violations are sentences.
 */

import { runKey } from '../../src/core/run-record';
import { STATE_COLUMNS } from '../../src/core/state';
import { isObject, parseJson } from '../../src/host/sandbox/json';
import type { Effect, LedgerEntry, RequestEntry } from '../../src/host/sandbox/ledger';
import type { Product } from '../support/product';
import { columnOf, idsIn, type Picture, pictureOf, rowOf } from './picture';
import { remarkOf, type SendScene, type WantedEdit } from './push-scene';
import { OWN, TOTAL } from './scenes';

/** Everything since an earlier moment of the ledger. */
export function requestsSince({ trustpager }: Product, from: number): readonly RequestEntry[] {
  return trustpager.ledger
    .entries()
    .slice(from)
    .filter((entry: LedgerEntry): entry is RequestEntry => entry.kind === 'request');
}

/** What must hold at every moment: nothing twice, nothing that nobody asked for. */
export function ledgerViolations(scene: SendScene, from: number): readonly string[] {
  const requests = requestsSince(scene.product, from);
  const effects = requests.flatMap((request) => request.effects);
  return [...twice(effects), ...uninvited(scene, effects), ...untouched(scene, requests)];
}

/** No row has made two records. */
function twice(effects: readonly Effect[]): readonly string[] {
  const names = effects.flatMap((effect) =>
    effect.kind === 'created' && effect.entity === 'opportunity'
      ? [String(effect.fields.name)]
      : [],
  );
  const doubled = new Set(names.filter((name, at) => names.indexOf(name) !== at));
  return [...doubled].map((name) => `"${name}" was created twice`);
}

/** Effects on records and fields that no person has changed, or that a colleague had changed. */
function uninvited(scene: SendScene, effects: readonly Effect[]): readonly string[] {
  return effects.flatMap((effect): readonly string[] => {
    switch (effect.kind) {
      case 'created': {
        const { name } = effect.fields;
        const row = scene.rows.find((each) => each.name === name);
        const isWanted = row?.end === 'good' || isTyped(scene, String(name));
        return isWanted ? [] : [`created ${JSON.stringify(effect.fields)}`];
      }
      case 'updated': {
        const fields = Object.keys(effect.changes).filter(
          (field) => !mayWrite(scene, effect.id, field),
        );
        return fields.map((field) => `wrote ${field} of ${effect.id}`);
      }
      case 'moved':
        return mayWrite(scene, effect.id, 'stage') ? [] : [`moved ${effect.id}`];
      case 'deleted':
        return [`deleted ${effect.id}`];
      default:
        return [];
    }
  });
}

function isTyped({ meddling }: SendScene, name: string): boolean {
  return meddling?.names?.includes(name) === true;
}

function isMeddled({ meddling }: SendScene, remark: string): boolean {
  return meddling?.remarks?.includes(remark) === true;
}

/** Also what was sent without effect: only cells that were touched travel. */
function untouched(scene: SendScene, requests: readonly RequestEntry[]): readonly string[] {
  return requests.flatMap(({ method, path, body }) => {
    const sent = parseJson(body);
    if (!isObject(sent)) return [];
    const [, id = ''] = /^\/opportunities\/([^/]+)$/.exec(path) ?? [];
    if (method === 'PATCH') {
      const fields = Object.keys(sent).filter((field) => !mayWrite(scene, id, field));
      return fields.map((field) => `sent ${field} of ${id}`);
    }
    const ids = path.endsWith('/bulk-move') && Array.isArray(sent.ids) ? sent.ids : [];
    const strange = ids.filter((each) => !mayWrite(scene, String(each), 'stage'));
    return strange.map((each) => `sent the stage of ${String(each)}`);
  });
}

/** A stage may bring a status with it. */
function mayWrite(scene: SendScene, id: string, field: string): boolean {
  const { edits } = scene;
  if (isMeddled(scene, remarkOf(id))) return true;
  const wanted = field === 'status' ? 'stage' : field;
  return edits.some(
    (edit) => edit.id === id && edit.title.toLowerCase() === wanted && edit.end === 'good',
  );
}

/** What must hold once the trouble is over and everything that can be sent was sent. */
export function restViolations(scene: SendScene, from: number): readonly string[] {
  const { product, tabId } = scene;
  const picture = pictureOf(product, tabId);
  return [
    ...ledgerViolations(scene, from),
    ...openEnds(product, tabId),
    ...inCrm(scene),
    ...inTab(scene, picture),
    ...ownThings(scene, picture),
  ];
}

/** Nothing is on its way, nothing is kept of what was. */
export function openEnds({ world }: Product, tabId: number): readonly string[] {
  const record = JSON.parse(world.properties.of('document').get(runKey(tabId)) ?? '{}') as {
    readonly writing?: boolean;
    readonly lease?: object | null;
    readonly sending?: object | null;
  };
  const { writing, lease, sending } = record;
  return [
    ...(writing ? ['the writing flag is still set'] : []),
    ...(lease ? ['the lease is still held'] : []),
    ...(sending ? ['the run record still tells of a batch'] : []),
    ...(world.locks.holderOf('document') === null ? [] : ['the document lock is held']),
    ...memoryRows(world)
      .filter(([, outcome, , , , outbox]) => outbox !== '' || OPEN.has(outcome ?? ''))
      .map((row) => `the memory still holds ${JSON.stringify(row.slice(0, 6))}`),
  ];
}

const OPEN: ReadonlySet<string> = new Set(['sending', 'inDoubt', 'waiting', 'ask']);

function memoryRows({ workbook }: Product['world']): readonly (readonly string[])[] {
  const sheet = workbook.current().sheets.find(({ name }) => name.includes('memory'));
  if (!sheet) return [];
  const { row } = workbook.view().end(sheet);
  return Array.from({ length: Math.max(0, row - 1) }, (_, r) =>
    Array.from({ length: STATE_COLUMNS }, (__, c) =>
      String(workbook.view().value(sheet, r + 2, c + 1) ?? ''),
    ),
  ).filter(([id]) => id !== '');
}

function inCrm(scene: SendScene): readonly string[] {
  const { product, edits, rows, before } = scene;
  const now = new Map(product.listed().map((row) => [row.id, row]));
  const named = (name: string) => [...now.values()].filter((row) => row.name === name).length;
  const expected = edits.filter(({ id }) => !isMeddled(scene, remarkOf(id)));
  const values = expected.flatMap((edit) => {
    const is = crmText(scene, edit);
    return (is === edit.text) !== (edit.end === 'good')
      ? [`the CRM has ${edit.title} of ${edit.id} as ${JSON.stringify(is)}`]
      : [];
  });
  const created = rows
    .filter(({ name }) => !isMeddled(scene, remarkOf(name)))
    .filter(({ name, end }) => named(name) !== (end === 'good' ? 1 : 0))
    .map(({ name }) => `the CRM has ${named(name)} × "${name}"`);
  const lost = [...before.keys()].filter((id) => !now.has(id)).map((id) => `${id} is gone`);
  return [...values, ...created, ...lost];
}

function crmText({ product }: SendScene, { id, title }: WantedEdit): string {
  const row = product.listed().find((each) => each.id === id);
  if (!row) return '';
  switch (title) {
    case 'Stage': {
      const card = row.placements.find(({ pipeline_id }) => pipeline_id === product.pipeline.id);
      return product.pipeline.stages.find((stage) => stage.id === card?.stage_id)?.name ?? '';
    }
    case 'Tags':
      return row.tags.map(({ name }) => name).join(', ');
    case 'Value':
      return String(row.value ?? '');
    default:
      return title === 'Name' ? row.name : (row.notes ?? '');
  }
}

/** Every ID stands beside its own record, every mark on the row that it is about. */
function inTab(scene: SendScene, picture: Picture): readonly string[] {
  const ids = idsIn(picture);
  return [
    ...(scene.meddling?.copies || new Set(ids).size === ids.length
      ? []
      : ['an ID stands in more than one row']),
    ...(ids.some((id) => String(id).startsWith('new·') && !isBadRow(scene, picture, String(id)))
      ? ['a row that was created has no record id']
      : []),
    ...marks(scene, picture),
    ...besides(scene, picture),
  ];
}

function isBadRow(scene: SendScene, picture: Picture, id: string): boolean {
  const remark = picture[rowOf(picture, id)]?.[columnOf(picture, OWN)]?.value;
  const isBad = scene.rows.some(({ name, end }) => remark === remarkOf(name) && end === 'bad');
  return isBad || isMeddled(scene, String(remark));
}

function marks(scene: SendScene, picture: Picture): readonly string[] {
  const [sync, own] = [columnOf(picture, 'Sync'), columnOf(picture, OWN)];
  if (sync < 0) return [];
  return picture.slice(1).flatMap((row) => {
    const mark = String(row[sync]?.value ?? '');
    const remark = String(row[own]?.value ?? '');
    if (isMeddled(scene, remark)) return [];
    const wanted = wantedMark(scene, remark);
    return wanted.test(mark) ? [] : [`${String(row[own]?.value)} says "${mark}"`];
  });
}

/** `remark`: what the own column says of the row. */
function wantedMark({ edits, rows }: SendScene, remark: string): RegExp {
  const own = edits.filter(({ id }) => remark === remarkOf(id));
  const conflict = own.find(({ end }) => end === 'conflict');
  if (conflict) return new RegExp(`^⚠ Conflict: ${conflict.title}$`);
  const bad = own.find(({ end }) => end === 'bad')?.title;
  const wrong = bad ?? rows.find(({ name }) => remark === remarkOf(name))?.wrong;
  return wrong ? new RegExp(`^✗ ${wrong}: `) : /^$/;
}

/** Rows are told by their own remark, which nobody but the person writes. */
function besides(scene: SendScene, picture: Picture): readonly string[] {
  const { product, edits } = scene;
  const at = (title: string) => columnOf(picture, title);
  const byId = new Map(product.listed().map((row) => [row.id, row]));
  return picture.slice(1).flatMap((row) => {
    const id = String(row[at('ID')]?.value ?? '');
    const record = byId.get(id);
    if (!record) return [];
    const remark = row[at(OWN)]?.value ?? null;
    const name = String(row[at('Name')]?.value ?? '');
    // A record whose row was deleted has come in again.
    const isBack =
      remark === null && [id, record.name].some((one) => isMeddled(scene, remarkOf(one)));
    const isOwn = remark === remarkOf(id) || remark === remarkOf(record.name) || isBack;
    const mine = edits.find((edit) => edit.id === id && edit.title === 'Name');
    const agrees = name === record.name || name === mine?.text || isTyped(scene, name);
    return (isOwn || isTyped(scene, record.name)) && agrees
      ? []
      : [`${id} stands beside ${String(remark)}, named "${name}"`];
  });
}

function ownThings(scene: SendScene, picture: Picture): readonly string[] {
  const at = columnOf(picture, OWN);
  const remarks = picture.slice(1).flatMap((row) => row[at]?.value ?? []);
  const subjects = [...scene.rows.map(({ name }) => name), ...scene.edits.map(({ id }) => id)];
  const wanted = subjects.map(remarkOf).filter((remark) => !isMeddled(scene, remark));
  const totals = picture.flat().filter(({ value, formula }) => value === TOTAL || formula !== '');
  return [
    ...wanted.filter((remark) => !remarks.includes(remark)).map((remark) => `${remark} is gone`),
    ...(totals.length === 2 ? [] : [`${totals.length} cells of the total are left`]),
  ];
}
