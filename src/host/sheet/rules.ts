/** Checks a value against the data validation rule of its cell. */
import { a1Of, areaOf } from './area';
import { displayValue } from './display/display';
import type { Calculator } from './formula/calculator';
import { rewriteFormula, shiftReference } from './formula/rewrite';
import { localeOf } from './input/locale';
import type { Book, Criterion, NumberTest, Rule, Sheet, TextTest, Value } from './model';
import { invalidData } from './texts';
import type { View } from './view';

export interface Candidate {
  readonly sheet: Sheet;
  readonly row: number;
  readonly column: number;
  readonly value: Value;
}

export interface RuleContext {
  readonly book: Book;
  readonly calculator: Calculator;
  readonly nowMs: number;
  view(): View;
}

/** Null if the rule lets the value in, otherwise the words of the refusal. */
export function refusalByRule(
  rule: Rule,
  candidate: Candidate,
  context: RuleContext,
): string | null {
  if (rule.allowInvalid || candidate.value === null) return null;
  if (isValid(rule.criterion, candidate, context)) return null;
  const a1 = a1Of(areaOf(candidate.row, candidate.column));
  return invalidData(a1, rule.helpText ?? adviceFor(rule.criterion));
}

function isValid(criterion: Criterion, candidate: Candidate, context: RuleContext): boolean {
  const { value } = candidate;
  switch (criterion.kind) {
    case 'list':
      return criterion.values.includes(displayValue(value, '', localeOf('en_US')));
    case 'checkbox':
      return value === criterion.checked || value === criterion.unchecked;
    case 'number':
      return typeof value === 'number' && NUMBER_TESTS[criterion.test](value, criterion.bounds);
    case 'text':
      return TEXT_TESTS[criterion.test](String(value), criterion.text);
    case 'date':
      return typeof value === 'number';
    case 'custom':
      return holds(criterion, candidate, context);
  }
}

const NUMBER_TESTS: Readonly<
  Record<NumberTest, (value: number, bounds: readonly number[]) => boolean>
> = {
  between: (value, [low = 0, high = 0]) => value >= low && value <= high,
  notBetween: (value, [low = 0, high = 0]) => value < low || value > high,
  equal: (value, [bound]) => value === bound,
  notEqual: (value, [bound]) => value !== bound,
  greater: (value, [bound = 0]) => value > bound,
  greaterOrEqual: (value, [bound = 0]) => value >= bound,
  less: (value, [bound = 0]) => value < bound,
  lessOrEqual: (value, [bound = 0]) => value <= bound,
};

const TEXT_TESTS: Readonly<Record<TextTest, (value: string, text: string) => boolean>> = {
  contains: (value, text) => value.includes(text),
  notContains: (value, text) => !value.includes(text),
  equal: (value, text) => value === text,
  email: (value) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value),
  url: (value) => /^https?:\/\/\S+$/.test(value),
};

function holds(
  criterion: Extract<Criterion, { readonly kind: 'custom' }>,
  { sheet, row, column, value }: Candidate,
  { book, calculator, nowMs, view }: RuleContext,
): boolean {
  const formula = rewriteFormula(criterion.formula, (reference) =>
    shiftReference(reference, row - criterion.row, column - criterion.column),
  );
  const block = calculator.evaluate({ book, sheet, row, column, formula, nowMs }, (from, r, c) =>
    from === sheet && r === row && c === column ? value : view().value(from, r, c),
  );
  return block[0]?.[0] === true;
}

/** Only the wording for lists is reported from the live service. */
function adviceFor(criterion: Criterion): string {
  switch (criterion.kind) {
    case 'list':
      return `Please enter one of the following values: ${criterion.values.join(', ')}.`;
    case 'checkbox':
      return `Please enter one of the following values: ${String(criterion.checked)}, ${String(criterion.unchecked)}.`;
    case 'number':
      return 'Please enter a valid number.';
    case 'date':
      return 'Please enter a valid date.';
    case 'text':
    case 'custom':
      return 'Please enter a valid value.';
  }
}
