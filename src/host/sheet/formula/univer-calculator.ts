/**
 * The calculator of the workbench: our grammar, Univer's functions. Univer's own engine is not used:
 * it answers behind a timer, spills where Sheets takes one cell, and knows no ARRAYFORMULA.
 *
 * Loads Univer when the first formula calls a function, and never otherwise. Synchronous.
 */
import { fileURLToPath } from 'node:url';
import { compileFunction } from 'node:vm';
import { bundled } from '../../driver/bundled';
import { errorOf, isError } from '../cell';
import { createCalculator } from './formula-calculator';
import { FUNCTIONS } from './functions';
import { GOOGLE_FUNCTIONS } from './google-functions';
import { blockOf, type Operand } from './operand';
import { argumentsOf } from './range-arguments';
import type { SheetFunction } from './sheet-function';
import type { UniverCall } from './univer-functions';

interface Univer {
  readonly univerNames: readonly string[];
  callUniver(call: UniverCall): Operand;
}

/** Ours instead of Univer's, because Univer's give other results than Sheets' or change arguments. */
const OURS: ReadonlySet<string> = new Set([
  'IF',
  'IFERROR',
  'CONCATENATE',
  'HYPERLINK',
  'JOIN',
  'SEQUENCE',
]);

/** Univer has these, and here they are `#NAME?` all the same. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  // Not in Sheets.
  ...['ARRAYTOTEXT', 'BAHTTEXT', 'CUBE', 'DBCS', 'DROP', 'EXPAND', 'NUMBERSTRING', 'NUMBERVALUE'],
  ...['ROUNDBANK', 'SORTBY', 'TAKE', 'TEXTAFTER', 'TEXTBEFORE', 'TEXTSPLIT', 'VALUETOTEXT'],
  ...['AGGREGATE'],
  // Functions as arguments: our grammar has none.
  ...['BYCOL', 'BYROW', 'LAMBDA', 'LET', 'MAKEARRAY', 'MAP', 'REDUCE', 'SCAN'],
  // They look at cells, not at values.
  ...['AREAS', 'CELL', 'FORMULATEXT', 'IMAGE', 'ISDATE', 'ISFORMULA', 'ISREF', 'SHEET', 'SHEETS'],
  // The same place in the same book has to yield the same value.
  ...['RAND', 'RANDARRAY', 'RANDBETWEEN'],
  // Adds a space that Sheets does not.
  'DOLLAR',
]);

let loaded: ReadonlyMap<string, SheetFunction> | null = null;

export const univerCalculator = createCalculator((name) => {
  if (Object.hasOwn(GOOGLE_FUNCTIONS, name)) return GOOGLE_FUNCTIONS[name];
  if (OURS.has(name)) return FUNCTIONS[name];
  loaded ??= loadFunctions();
  return loaded.get(name);
});

/** Takes about half a second, once in a process. */
function loadFunctions(): ReadonlyMap<string, SheetFunction> {
  // As for a browser, so that the text asks for no module of Node.
  const code = bundled(fileURLToPath(new URL('./univer-functions.ts', import.meta.url)), {
    platform: 'browser',
    target: 'node20',
  });
  const box = { exports: {} };
  compileFunction(code, ['module', 'exports'])(box, box.exports);
  const univer = box.exports as Univer;
  return new Map(
    univer.univerNames
      .filter((name) => !LEFT_OUT.has(name))
      .map((name) => [name, wrap(name, univer)] as const),
  );
}

function wrap(name: string, univer: Univer): SheetFunction {
  const { isRange, needsCells, spreads } = argumentsOf(name);
  return {
    kind: 'whole',
    spreads,
    takesOne: (position) => !isRange(position),
    run(args) {
      if (args.some(isLoading)) return errorOf('Loading...');
      return univer.callUniver({ name, args, isRange: needsCells });
    },
  };
}

/** What is on its way makes everything wait that is computed from it. */
function isLoading(operand: Operand): boolean {
  return blockOf(operand).some((line) =>
    line.some((value) => isError(value) && value.error === 'Loading...'),
  );
}
