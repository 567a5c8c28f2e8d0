/** What cells show of values that CRMs keep in other forms. */
import type { Shown } from './demo-crm';

/** Several values in one cell: a comma list, with quotes where a value needs them. */
export function listCell(items: readonly string[]): Shown {
  return textCell(items.map((item) => (needsQuotes(item) ? quoted(item) : item)).join(', '));
}

export function textCell(text: string | null | undefined): Shown {
  return text === undefined || text === '' ? null : text;
}

export function dayCell(day: string | null): Shown {
  return day === null ? null : { day };
}

/** `atMs` is UTC. */
export function momentCell(atMs: number | null): Shown {
  return atMs === null ? null : { atMs };
}

function needsQuotes(item: string): boolean {
  return /[",]/.test(item) || item.trim() !== item;
}

function quoted(item: string): string {
  return `"${item.replaceAll('"', '""')}"`;
}
