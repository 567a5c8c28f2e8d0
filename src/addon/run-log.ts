/** The run log, since the triggers of an add-on send no mail when they fail. */
import { type JournalKind, type JournalPlace, prepend } from './journal-tab';

export interface LogEntry {
  /** ms UTC. */
  readonly atMs: number;
  readonly who: string;
  readonly tabName: string;
  readonly action: string;
  /** What was done, in counts. */
  readonly counts: string;
  /** null, as `requests`, where nobody was left to count. */
  readonly seconds: number | null;
  readonly requests: number | null;
  /** Empty when all went well. */
  readonly error: string;
}

const LOG: JournalKind = {
  key: 'log',
  name: 'Opportunity Sheets log',
  columns: [
    { title: 'Time', px: 130 },
    { title: 'Who', px: 120 },
    { title: 'Tab', px: 180 },
    { title: 'Action', px: 140 },
    { title: 'What', px: 240 },
    { title: 'Seconds', px: 70 },
    { title: 'Requests', px: 75 },
    { title: 'Error', px: 420 },
  ],
  rowsMax: 500,
};

/** `entries` in the order of time. Returns false when the tab refused; nothing else depends on it. */
export function writeLog(place: JournalPlace, entries: readonly LogEntry[]): boolean {
  const rows = [...entries]
    .reverse()
    .map((entry) => [
      { serial: place.zone.toSerial(entry.atMs) },
      ...[entry.who, entry.tabName, entry.action, entry.counts],
      ...[String(entry.seconds ?? ''), String(entry.requests ?? ''), entry.error],
    ]);
  return prepend(LOG, place, rows);
}
