/** Everything that scripts printed; what Cloud Logging would hold. */

export type LogLevel = 'debug' | 'info' | 'log' | 'warn' | 'error';

export interface LogLine {
  readonly execution: number;
  readonly atMs: number;
  readonly level: LogLevel;
  readonly text: string;
}

export interface Logs {
  add(line: LogLine): void;
  lines(): readonly LogLine[];
}

export function createLogs(): Logs {
  const lines: LogLine[] = [];
  return {
    add: (line) => {
      lines.push(line);
    },
    lines: () => lines,
  };
}
