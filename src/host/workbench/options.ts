/** What can be said on the command line of the workbench. */
import { parseArgs } from 'node:util';

export interface WorkbenchOptions {
  /** Null: the usual one, or another where that is taken. 0 lets the system choose. */
  readonly port: number | null;
  /** Whether to open the browser. */
  readonly open: boolean;
  /** Whether requests go to the real CRMs. */
  readonly live: boolean;
  /** Whether to throw away what was kept from last time. */
  readonly fresh: boolean;
  /** Opportunities of each sandbox. */
  readonly records: number;
}

const RECORDS_MAX = 20_000;
export const USUAL_PORT = 4310;

export const USAGE = `npm start -- [options]
  --port N     port on 127.0.0.1; default ${USUAL_PORT}, or a free one where that is taken
  --no-open    do not open a browser
  --live       send requests to the real CRMs, with your own keys
  --fresh      throw away what was kept: begin with an empty file and new sandboxes
  --records N  opportunities of each new sandbox, 1 to ${RECORDS_MAX}; default 1000
  --help       this text`;

/** null when only help was asked for. Throws an Error that says what is wrong with which option. */
export function readOptions(args: readonly string[]): WorkbenchOptions | null {
  const values = parsed(args);
  if (values.help) return null;
  return {
    port:
      values.port === undefined
        ? null
        : wholeNumber('port', values.port, { least: 0, most: 65_535 }),
    records: wholeNumber('records', values.records, { least: 1, most: RECORDS_MAX }),
    open: !values['no-open'],
    live: values.live,
    fresh: values.fresh,
  };
}

function wholeNumber(
  name: string,
  text: string,
  { least, most }: { readonly least: number; readonly most: number },
): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new Error(`--${name} needs a whole number from ${least} to ${most}, not "${text}".`);
}

function parsed(args: readonly string[]) {
  const options = {
    port: { type: 'string' },
    records: { type: 'string', default: '1000' },
    'no-open': { type: 'boolean', default: false },
    live: { type: 'boolean', default: false },
    fresh: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  } as const;
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}
