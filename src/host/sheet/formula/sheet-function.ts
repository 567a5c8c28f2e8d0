/** What a formula can call, whoever computes it. Knows no formula, no cell and no file. */
import type { Value } from '../model';
import type { Operand } from './operand';

export type SheetFunction =
  /** Works on single values, and is spread over ranges inside ARRAYFORMULA. */
  | {
      readonly kind: 'each';
      /** Gets errors as values; otherwise the first error is the result. */
      readonly takesErrors?: boolean;
      run(...values: readonly Value[]): Value;
    }
  /** Takes its ranges as they are. */
  | {
      readonly kind: 'whole';
      /** Whether the argument at a position (from 0) is a single value; a range there yields one cell. */
      takesOne?(position: number): boolean;
      /** Computes its arguments as ARRAYFORMULA does. */
      readonly spreads?: boolean;
      run(args: readonly Operand[]): Operand;
    };

/** The function of an upper-case name, or undefined, which becomes `#NAME?`. */
export type FunctionFinder = (name: string) => SheetFunction | undefined;
