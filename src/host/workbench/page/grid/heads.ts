/** What belongs to a tab as a whole: name, columns, frozen part, merges, filter, rules. */
import {
  BooleanNumber,
  DataValidationErrorStyle,
  DataValidationRenderMode,
  DataValidationType,
} from '@univerjs/core';
import { AddDataValidationMutation, RemoveDataValidationMutation } from '@univerjs/data-validation';
import {
  AddWorksheetMergeMutation,
  InsertColMutation,
  RemoveColMutation,
  RemoveWorksheetMergeMutation,
  SetColHiddenMutation,
  SetColVisibleMutation,
  SetFrozenMutation,
  SetTabColorMutation,
  SetWorksheetColWidthMutation,
  SetWorksheetHideMutation,
  SetWorksheetNameMutation,
} from '@univerjs/sheets';
import {
  RemoveSheetsFilterMutation,
  SetSheetsFilterCriteriaMutation,
  SetSheetsFilterRangeMutation,
} from '@univerjs/sheets-filter';
import type { RulePicture, SheetHead } from '../../protocol';
import { criteriaOf } from './filters';
import type { Mutate } from './mirror';
import { rangeOf, stretchesOf } from './places';
import { freezeOf } from './snapshot';

/** Everything but rules, which need the cells first. */
export function applyHead(mutate: Mutate, old: SheetHead, head: SheetHead): void {
  const subUnitId = String(head.id);
  if (old.name !== head.name) mutate(SetWorksheetNameMutation.id, { subUnitId, name: head.name });
  if (old.tabColor !== head.tabColor) {
    mutate(SetTabColorMutation.id, { subUnitId, color: head.tabColor ?? '' });
  }
  if (old.hidden !== head.hidden) {
    const hidden = head.hidden ? BooleanNumber.TRUE : BooleanNumber.FALSE;
    mutate(SetWorksheetHideMutation.id, { subUnitId, hidden });
  }
  applyColumns(mutate, old, head);
  if (old.frozenRows !== head.frozenRows || old.frozenColumns !== head.frozenColumns) {
    mutate(SetFrozenMutation.id, { subUnitId, ...freezeOf(head) });
  }
  if (differ(old.merges, head.merges)) {
    const [before, after] = [old.merges.map(rangeOf), head.merges.map(rangeOf)];
    if (before.length > 0) mutate(RemoveWorksheetMergeMutation.id, { subUnitId, ranges: before });
    if (after.length > 0) mutate(AddWorksheetMergeMutation.id, { subUnitId, ranges: after });
  }
}

function applyColumns(mutate: Mutate, old: SheetHead, head: SheetHead): void {
  if (!differ(old.columns, head.columns)) return;
  const subUnitId = String(head.id);
  const more = head.columns.length - old.columns.length;
  const [least, most] = [head.columns.length, old.columns.length].sort((a, b) => a - b);
  const range = { startRow: 0, endRow: 0, startColumn: least, endColumn: (most ?? 1) - 1 };
  if (more > 0) mutate(InsertColMutation.id, { subUnitId, range });
  if (more < 0) mutate(RemoveColMutation.id, { subUnitId, range });
  for (const { mark, first, last } of stretchesOf(head.columns.map(({ widthPx }) => widthPx))) {
    const ranges = [columnsFrom(first, last)];
    mutate(SetWorksheetColWidthMutation.id, { subUnitId, ranges, colWidth: mark });
  }
  for (const { mark, first, last } of stretchesOf(head.columns.map(({ hidden }) => hidden))) {
    const ranges = [columnsFrom(first, last)];
    mutate(mark ? SetColHiddenMutation.id : SetColVisibleMutation.id, { subUnitId, ranges });
  }
}

function columnsFrom(first: number, last: number) {
  return { startRow: 0, endRow: 0, startColumn: first, endColumn: last };
}

/** What a column shows, row by row; the column counts from 1. */
export type ColumnTexts = (column: number) => readonly string[];

export interface HeadChange {
  /** Null: the tab is new. */
  readonly old: SheetHead | null;
  readonly head: SheetHead;
  readonly texts: ColumnTexts;
}

/** Drop-downs, checkboxes and the filter's buttons, once the rows are there. */
export function applyRules(mutate: Mutate, change: HeadChange): void {
  const { old, head } = change;
  const subUnitId = String(head.id);
  if (differ(old?.rules ?? [], head.rules)) {
    const ruleId = (old?.rules ?? []).map((_rule, n) => ruleName(n));
    if (ruleId.length > 0) mutate(RemoveDataValidationMutation.id, { subUnitId, ruleId });
    const rule = head.rules.map(validationOf);
    if (rule.length > 0) mutate(AddDataValidationMutation.id, { subUnitId, rule });
  }
  if (differ(old?.filter ?? null, head.filter)) applyFilter(mutate, change);
}

const ruleName = (n: number): string => `rule-${n}`;

function validationOf(rule: RulePicture, n: number) {
  const shared = { uid: ruleName(n), ranges: rule.areas.map(rangeOf), allowBlank: true };
  if (rule.kind === 'checkbox') return { ...shared, type: DataValidationType.CHECKBOX };
  return {
    ...shared,
    type: DataValidationType.LIST,
    formula1: JSON.stringify(rule.values),
    renderMode: DataValidationRenderMode.ARROW,
    // Whether a value is refused is for the server to say.
    errorStyle: DataValidationErrorStyle.WARNING,
  };
}

/** The rows that a filter hides come with the rows; here are only its buttons. */
function applyFilter(mutate: Mutate, { old, head: { id, filter }, texts }: HeadChange): void {
  const subUnitId = String(id);
  if (old?.filter) mutate(RemoveSheetsFilterMutation.id, { subUnitId });
  if (filter === null) return;
  mutate(SetSheetsFilterRangeMutation.id, { subUnitId, range: rangeOf(filter.area) });
  for (const column of Object.keys(filter.hiddenValues)) {
    const criteria = criteriaOf(filter, Number(column), texts(Number(column)));
    const { colId: col } = criteria;
    mutate(SetSheetsFilterCriteriaMutation.id, { subUnitId, col, criteria, reCalc: false });
  }
}

function differ(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) !== JSON.stringify(b);
}
