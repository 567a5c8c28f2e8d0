/**
 * Holds the tab against the CRM's own records, cell by cell, with nothing of the add-on: what each
 * column should show is said here once more, from the CRM's side.
 */
import { must } from '../sandbox/assume';
import type { Opportunity } from '../sandbox/trustpager/records';
import { demand } from './demand';
import { type RowValues, readRows } from './grid';
import type { Stage } from './stage';

/** A status that the documentation does not name is shown as it comes. */
const STATUS_LABELS: Readonly<Record<string, string>> = { open: 'Open', won: 'Won', lost: 'Lost' };

type Shown = string | number | null;

/** One row for each record and none besides, and every compared cell as the CRM has it. */
export function compareWithCrm(stage: Stage, tabId: number): void {
  const { rows } = readRows(stage.world.workbook, tabId);
  const listed = stage.listed();
  demand(rows.size === listed.length, `${rows.size} rows for ${listed.length} records`);
  for (const record of listed) {
    const row = must(rows.get(record.id), `record ${record.id} has a row`);
    for (const [header, expected] of Object.entries(expectedCells(stage, record))) {
      const shown = row[header] ?? null;
      demand(shown === expected, `"${header}" of ${record.id} shows what the CRM holds`);
    }
  }
}

/** IDs of the rows of which any cell differs. */
export function changedRows(
  before: ReadonlyMap<string, RowValues>,
  after: ReadonlyMap<string, RowValues>,
): readonly string[] {
  return [...after.keys()].filter(
    (id) => JSON.stringify(before.get(id)) !== JSON.stringify(after.get(id)),
  );
}

function expectedCells(stage: Stage, record: Opportunity): Readonly<Record<string, Shown>> {
  const workspace = stage.trustpager.workspace();
  const company = workspace.companies.get(record.customer_id ?? '');
  return {
    Name: record.name,
    Status: STATUS_LABELS[record.status] ?? record.status,
    Stage: stageName(stage, record),
    Value: record.value,
    Currency: record.currency,
    Account: company?.name ?? null,
    Tags: blankAsNull(record.tags.map(({ name }) => inList(name)).join(', ')),
    'Lead source': blankAsNull(record.lead_source ?? ''),
    Notes: blankAsNull(record.notes ?? ''),
  };
}

function stageName(stage: Stage, record: Opportunity): string {
  const pipeline = must(
    stage.trustpager.workspace().pipelines.get(stage.pipeline.id),
    'the pipeline exists',
  );
  const card = record.placements.find(({ pipeline_id }) => pipeline_id === pipeline.id);
  const found = pipeline.stages.find(({ id }) => id === card?.stage_id);
  return must(found, 'the stage exists').name;
}

function inList(name: string): string {
  return /[",]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name;
}

function blankAsNull(text: string): string | null {
  return text === '' ? null : text;
}
