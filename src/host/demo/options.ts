/** What can be said on the command line of the demo. */
import { parseArgs } from 'node:util';

export const CRM_NAMES = ['trustpager', 'octolane', 'close', 'lightfield'] as const;

export type CrmName = (typeof CRM_NAMES)[number];

export interface DemoOptions {
  /** Opportunities in the pipeline that is pulled. */
  readonly rows: number;
  readonly seed: string;
  /** Which CRM's sandbox. */
  readonly crm: CrmName;
  /** One JSON object instead of lines for people. */
  readonly json: boolean;
  /** Where to write the HTTP traffic, or null. */
  readonly har: string | null;
}

/** Maria edits 25 of them. */
const ROWS_MIN = 25;
const ROWS_MAX = 20_000;

export const USAGE = `npm run demo -- [options]
  --rows N     opportunities in the pulled pipeline, ${ROWS_MIN} to ${ROWS_MAX}; default 1000
  --seed S     another seed is another CRM; default 1
  --crm NAME   trustpager (default), octolane, close or lightfield
  --json       one JSON object instead of words
  --har FILE   write the HTTP traffic, keys taken out
  --help       this text`;

/** null when only help was asked for. Throws an Error that says what is wrong with which option. */
export function readOptions(args: readonly string[]): DemoOptions | null {
  const values = parsed(args);
  if (values.help) return null;
  const rows = Number(values.rows);
  if (!Number.isInteger(rows) || rows < ROWS_MIN || rows > ROWS_MAX) {
    throw new Error(
      `--rows needs a whole number from ${ROWS_MIN} to ${ROWS_MAX}, not "${values.rows}".`,
    );
  }
  const crm = CRM_NAMES.find((name) => name === values.crm);
  if (crm === undefined) {
    throw new Error(`--crm needs one of ${CRM_NAMES.join(', ')}, not "${values.crm}".`);
  }
  return { rows, crm, seed: values.seed, json: values.json, har: values.har ?? null };
}

function parsed(args: readonly string[]) {
  const options = {
    rows: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    crm: { type: 'string', default: 'trustpager' },
    json: { type: 'boolean', default: false },
    har: { type: 'string' },
    help: { type: 'boolean', default: false },
  } as const;
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}
