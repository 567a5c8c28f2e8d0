/**
 * Shows the outcome of a menu action: a toast when all is well, a dialog when there is something to
 * read. Everything in a dialog is text, never markup.
 */
import type { PullCounts, PullReport } from '../core/pull/report';
import { tellCounts } from '../protocol/tell';
import type { NamedReport } from './refresh';

const TITLE = 'Opportunity Sheets';
const TOAST_SECONDS = 8;

function countsText(counts: PullCounts): string {
  return `${counts.records} opportunities: ${tellCounts(counts)}.`;
}

/** Shows the reports of a menu action. */
export function showReports(reports: readonly NamedReport[]): void {
  if (reports.length === 0) {
    showMessage('No tab of this file is linked to a CRM yet. Open the sidebar to import one.');
    return;
  }
  if (reports.every(({ report }) => isQuiet(report))) {
    const lines = reports.map(({ tabName, report }) => `${tabName}: ${firstLine(report)}`);
    SpreadsheetApp.getActiveSpreadsheet().toast(lines.join('\n'), TITLE, TOAST_SECONDS);
    return;
  }
  showDialog(reports.map(({ tabName, report }) => ({ heading: tabName, lines: linesOf(report) })));
}

/** A dialog with one message. */
export function showMessage(message: string): void {
  showDialog([{ heading: '', lines: [message] }]);
}

interface Section {
  readonly heading: string;
  readonly lines: readonly string[];
}

export function showDialog(sections: readonly Section[]): void {
  const body = sections.map(
    ({ heading, lines }) =>
      `${heading === '' ? '' : `<h2>${escapeHtml(heading)}</h2>`}${lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('')}`,
  );
  const style =
    ':root{color-scheme:light dark}body{font:13px/1.5 Arial,sans-serif;margin:16px}h1{clip-path:inset(50%);position:absolute}h2{font-size:15px;margin:0 0 8px}p{white-space:pre-wrap}';
  const page = `<!DOCTYPE html><html lang="en"><head><title>${TITLE}</title><base target="_top"><style>${style}</style></head><body><main><h1>${TITLE}</h1>${body.join('')}</main></body></html>`;
  const output = HtmlService.createHtmlOutput(page).setWidth(480).setHeight(320);
  SpreadsheetApp.getUi().showModalDialog(output, TITLE);
}

function isQuiet(report: PullReport): boolean {
  return report.kind === 'done' && report.remarks.length === 0;
}

function firstLine(report: PullReport): string {
  return report.kind === 'failed' ? report.message : countsText(report.counts);
}

function linesOf(report: PullReport): readonly string[] {
  return report.kind === 'failed'
    ? [report.message]
    : [countsText(report.counts), ...report.remarks];
}

function escapeHtml(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');
}
