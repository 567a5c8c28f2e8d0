/**
 * Univer's functions, called one by one with plain values. Univer keeps what it computed in caches of
 * its module; whatever a call left there is dropped before the next one.
 *
 * Bundled on its own (`univer-calculator.ts`), because Univer's packages cannot be required as they
 * are. Must not know: references, sheets, the book.
 */
import {
  type ICellData,
  type IObjectMatrixPrimitiveType,
  LocaleType,
  ObjectMatrix,
} from '@univerjs/core';
import {
  ArrayValueObject,
  type BaseFunction,
  type BaseValueObject,
  BooleanValueObject,
  CELL_INVERTED_INDEX_CACHE,
  ErrorValueObject,
  FORMULA_REF_TO_ARRAY_CACHE,
  functionArray,
  functionCompatibility,
  functionDatabase,
  functionDate,
  functionEngineering,
  functionFinancial,
  functionInformation,
  functionLogical,
  functionLookup,
  functionMath,
  functionStatistical,
  functionText,
  functionWeb,
  type IFunctionNames,
  NullValueObject,
  NumberValueObject,
  RangeReferenceObject,
  StringValueObject,
} from '@univerjs/engine-formula';
import type { Block, Value } from '../model';
import { blockOf, isBlock, type Operand } from './operand';

export interface UniverCall {
  readonly name: string;
  readonly args: readonly Operand[];
  /** Whether the function wants the argument at a position as a range. */
  isRange(position: number): boolean;
}

type FunctionRow = readonly [new (name: IFunctionNames) => BaseFunction, IFunctionNames];

// Univer's tables are typed as lists of either, not as pairs.
const ROWS = [
  functionArray,
  functionCompatibility,
  functionDatabase,
  functionDate,
  functionEngineering,
  functionFinancial,
  functionInformation,
  functionLogical,
  functionLookup,
  functionMath,
  functionStatistical,
  functionText,
  functionWeb,
].flat() as unknown as readonly FunctionRow[];

const FUNCTIONS: ReadonlyMap<string, BaseFunction> = new Map(
  ROWS.map(([Maker, name]) => {
    const made = new Maker(name);
    if (made.needsLocale) made.setLocale(LocaleType.EN_US);
    return [String(name), made];
  }),
);

/** Upper-case names of all that can be called. */
export const univerNames: readonly string[] = [...FUNCTIONS.keys()];

/** Errors of Univer that are none of Sheets'. Those that mean "nothing there" are `#N/A` in Sheets. */
const FOREIGN_ERRORS: Readonly<Record<string, string>> = {
  '#CALC!': '#N/A',
  '#SPILL!': '#REF!',
  '#CYCLE!': '#REF!',
  '#NULL!': '#VALUE!',
};

/** Calls a function that Univer knows. Where it breaks down (`SWITCH()`), the result is `#ERROR!`. */
export function callUniver({ name, args, isRange }: UniverCall): Operand {
  const executor = FUNCTIONS.get(name);
  if (executor === undefined) throw new Error(`Broken assumption: Univer knows ${name}`);
  const { minParams, maxParams } = executor;
  const counted = minParams >= 0 && maxParams >= 0;
  if (counted && (args.length < minParams || args.length > maxParams)) return { error: '#N/A' };
  try {
    const objects = args.map((arg, n) =>
      isRange(n) ? rangeOf(blockOf(arg), n) : isBlock(arg) ? arrayOf(arg) : objectOf(arg),
    );
    const result = executor.calculate(...(objects as BaseValueObject[]));
    return plain(result as BaseValueObject | RangeReferenceObject);
  } catch {
    return { error: '#ERROR!' };
  } finally {
    CELL_INVERTED_INDEX_CACHE.clear();
    FORMULA_REF_TO_ARRAY_CACHE.clear();
  }
}

function objectOf(value: Value): BaseValueObject {
  switch (typeof value) {
    case 'number':
      return NumberValueObject.create(value);
    case 'string':
      return StringValueObject.create(value);
    case 'boolean':
      return BooleanValueObject.create(value);
    default:
      return value === null
        ? NullValueObject.create()
        : ErrorValueObject.create(value.error as Parameters<typeof ErrorValueObject.create>[0]);
  }
}

/** Values of a block as Univer's objects, once each: making them is what costs. */
const objectsOf = remembered((block) => block.map((line) => line.map(objectOf)));

/** The array is a copy, since some functions write into theirs. */
function arrayOf(block: Block): ArrayValueObject {
  return ArrayValueObject.create({
    calculateValueList: objectsOf(block).map((line) => line.slice()),
    rowCount: block.length,
    columnCount: block[0]?.length ?? 0,
    unitId: '',
    sheetId: '',
    // No position keeps it out of Univer's cache of cells.
    row: -1,
    column: -1,
  });
}

const UNIT = 'unit';
/** `CellValueType` of @univerjs/core: text, number, boolean. */
const CELL_TYPES: Readonly<Record<string, number>> = { string: 1, number: 2, boolean: 3 };

const cellsOf = remembered(
  (block) =>
    new ObjectMatrix<ICellData>(
      block.map((line) => line.map(cellOf)) as IObjectMatrixPrimitiveType<ICellData>,
    ),
);

/** A range that fills a sheet of its own, so that no two of a call share cached cells. */
function rangeOf(block: Block, position: number): RangeReferenceObject {
  const sheetId = `argument ${position}`;
  const rowCount = block.length;
  const columnCount = block[0]?.length ?? 0;
  const range = { startRow: 0, startColumn: 0, endRow: rowCount - 1, endColumn: columnCount - 1 };
  const reference = new RangeReferenceObject(range, sheetId, UNIT);
  const sheet = { cellData: cellsOf(block), rowCount, columnCount, rowData: {}, columnData: {} };
  reference.setUnitData({ [UNIT]: { [sheetId]: sheet } });
  return reference;
}

function cellOf(value: Value): ICellData | null {
  if (value === null) return null;
  if (typeof value === 'object') return { v: value.error };
  return { v: typeof value === 'boolean' ? Number(value) : value, t: CELL_TYPES[typeof value] };
}

/** Blocks do not change; a block that comes again is not converted again. */
function remembered<T>(make: (block: Block) => T): (block: Block) => T {
  const known = new WeakMap<Block, T>();
  return (block) => {
    const made = known.get(block) ?? make(block);
    known.set(block, made);
    return made;
  };
}

function plain(result: BaseValueObject | RangeReferenceObject): Operand {
  if (result.isReferenceObject()) {
    return plain((result as RangeReferenceObject).toArrayValueObject(false));
  }
  if (!result.isArray()) return plainValue(result as BaseValueObject);
  const lines = (result as ArrayValueObject).getArrayValue();
  const block = lines.map((line) => Array.from(line, (value) => plainValue(value ?? null)));
  const first = block[0]?.[0];
  if (first === undefined) return { error: '#N/A' };
  return block.length === 1 && block[0]?.length === 1 ? first : block;
}

function plainValue(value: BaseValueObject | null): Value {
  if (value === null || value.isNull()) return null;
  const bare = value.getValue();
  if (value.isError()) return { error: FOREIGN_ERRORS[String(bare)] ?? String(bare) } as Value;
  if (typeof bare === 'number' && !Number.isFinite(bare)) return { error: '#NUM!' };
  return typeof bare === 'bigint' ? Number(bare) : bare;
}
