/** What can be said on the command line of the demo. */
import { parseArgs } from 'node:util';

export interface DemoOptions {
  /** Opportunities in the pipeline that is pulled. */
  readonly rows: number;
  readonly seed: string;
  /** One JSON object instead of lines for people. */
  readonly json: boolean;
  /** Where to write the HTTP traffic, or null. */
  readonly har: string | null;
}

const ROWS_MAX = 20_000;

/** Throws an Error whose message says what is wrong with which option. */
export function readOptions(args: readonly string[]): DemoOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rows: { type: 'string', default: '1000' },
      seed: { type: 'string', default: '1' },
      json: { type: 'boolean', default: false },
      har: { type: 'string' },
    },
  });
  const rows = Number(values.rows);
  if (!Number.isInteger(rows) || rows < 1 || rows > ROWS_MAX) {
    throw new Error(`--rows needs a whole number from 1 to ${ROWS_MAX}, not "${values.rows}".`);
  }
  return { rows, seed: values.seed, json: values.json, har: values.har ?? null };
}
