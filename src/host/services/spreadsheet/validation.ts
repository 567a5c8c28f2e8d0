/** DataValidation and its builder; and how ranges read and write rules. */
import type { Criterion, NumberTest, Rule, TextTest, Value } from '../../sheet/model';
import { mapArea } from '../../sheet/read';
import { ScriptError } from '../../world/service';
import { signatureError } from '../signature';
import { type Method, member, method, type SheetContext, sheetClass } from './define';
import { cellsIn, queueChange, type RangeObject } from './file-access';
import { getters, priced, tableOf, toInput } from './range-aspects';

export interface RuleObject {
  readonly className: 'DataValidation';
  readonly rule: Rule;
}

export interface RuleBuilderObject {
  readonly className: 'DataValidationBuilder';
  criterion: Criterion | null;
  allowInvalid: boolean;
  helpText: string | null;
}

/** Invalid input is allowed unless said otherwise. */
export function newRuleBuilder(): RuleBuilderObject {
  return {
    className: 'DataValidationBuilder',
    criterion: null,
    allowInvalid: true,
    helpText: null,
  };
}

type BuilderMethod = Method<RuleBuilderObject>;

/** A builder method that sets the condition. */
function requires(
  lists: string | readonly string[],
  criterionOf: (args: readonly unknown[]) => Criterion,
): BuilderMethod {
  return method('handle', lists, (builder, args, context) => {
    builder.criterion = criterionOf(args);
    return context.handle('DataValidationBuilder', builder);
  });
}

function requiresNumber(test: NumberTest): BuilderMethod {
  const list = test === 'between' || test === 'notBetween' ? 'number, number' : 'number';
  return requires(list, (bounds) => ({ kind: 'number', test, bounds: bounds.map(Number) }));
}

function requiresText(test: TextTest): BuilderMethod {
  const list = test === 'email' || test === 'url' ? '' : 'string';
  return requires(list, ([text = '']) => ({ kind: 'text', test, text: String(text) }));
}

function toValue(value: unknown, fallback: Value): Value {
  const input = toInput(value);
  return value === undefined || typeof input === 'object' ? fallback : input;
}

function build(builder: RuleBuilderObject): RuleObject {
  const { criterion, allowInvalid, helpText } = builder;
  if (criterion === null) throw new ScriptError('The data validation rule has no condition.');
  return { className: 'DataValidation', rule: { criterion, allowInvalid, helpText } };
}

const builders = sheetClass<RuleBuilderObject>(
  { name: 'DataValidationBuilder' },
  {
    requireValueInList: requires(['array', 'array, boolean'], ([values, dropdown = true]) => ({
      kind: 'list',
      values: (values as readonly unknown[]).map(String),
      dropdown: dropdown === true,
    })),
    requireCheckbox: requires(['', 'any', 'any, any'], ([checked, unchecked]) => ({
      kind: 'checkbox',
      checked: toValue(checked, true),
      unchecked: toValue(unchecked, checked === undefined ? false : null),
    })),
    requireNumberBetween: requiresNumber('between'),
    requireNumberNotBetween: requiresNumber('notBetween'),
    requireNumberEqualTo: requiresNumber('equal'),
    requireNumberNotEqualTo: requiresNumber('notEqual'),
    requireNumberGreaterThan: requiresNumber('greater'),
    requireNumberGreaterThanOrEqualTo: requiresNumber('greaterOrEqual'),
    requireNumberLessThan: requiresNumber('less'),
    requireNumberLessThanOrEqualTo: requiresNumber('lessOrEqual'),
    requireTextContains: requiresText('contains'),
    requireTextDoesNotContain: requiresText('notContains'),
    requireTextEqualTo: requiresText('equal'),
    requireTextIsEmail: requiresText('email'),
    requireTextIsUrl: requiresText('url'),
    requireDate: requires('', () => ({ kind: 'date' })),
    requireFormulaSatisfied: requires('string', ([formula]) => ({
      kind: 'custom',
      formula: String(formula),
      row: 1,
      column: 1,
    })),
    setAllowInvalid: method('handle', 'boolean', (builder, [allow], context) => {
      builder.allowInvalid = allow === true;
      return context.handle('DataValidationBuilder', builder);
    }),
    setHelpText: method('handle', 'string', (builder, [text], context) => {
      builder.helpText = String(text);
      return context.handle('DataValidationBuilder', builder);
    }),
    getAllowInvalid: method('handle', '', ({ allowInvalid }) => allowInvalid),
    getHelpText: method('handle', '', ({ helpText }) => helpText),
    build: method('handle', '', (builder, _args, context) =>
      context.handle('DataValidation', build(builder)),
    ),
  },
);

const NUMBER_TYPES: Readonly<Record<NumberTest, string>> = {
  between: 'NUMBER_BETWEEN',
  notBetween: 'NUMBER_NOT_BETWEEN',
  equal: 'NUMBER_EQUAL_TO',
  notEqual: 'NUMBER_NOT_EQUAL_TO',
  greater: 'NUMBER_GREATER_THAN',
  greaterOrEqual: 'NUMBER_GREATER_THAN_OR_EQUAL_TO',
  less: 'NUMBER_LESS_THAN',
  lessOrEqual: 'NUMBER_LESS_THAN_OR_EQUAL_TO',
};

const TEXT_TYPES: Readonly<Record<TextTest, string>> = {
  contains: 'TEXT_CONTAINS',
  notContains: 'TEXT_DOES_NOT_CONTAIN',
  equal: 'TEXT_EQUAL_TO',
  email: 'TEXT_IS_VALID_EMAIL',
  url: 'TEXT_IS_VALID_URL',
};

export const CRITERIA_TYPES: readonly string[] = [
  ...Object.values(NUMBER_TYPES),
  ...Object.values(TEXT_TYPES),
  'DATE_IS_VALID_DATE',
  'VALUE_IN_LIST',
  'CUSTOM_FORMULA',
  'CHECKBOX',
];

interface CriterionFacts {
  readonly type: string;
  readonly values: readonly unknown[];
}

function factsOf(criterion: Criterion): CriterionFacts {
  switch (criterion.kind) {
    case 'list':
      return { type: 'VALUE_IN_LIST', values: [criterion.values, criterion.dropdown] };
    case 'checkbox':
      return { type: 'CHECKBOX', values: checkboxValues(criterion) };
    case 'number':
      return { type: NUMBER_TYPES[criterion.test], values: criterion.bounds };
    case 'text':
      return { type: TEXT_TYPES[criterion.test], values: criterion.text ? [criterion.text] : [] };
    case 'date':
      return { type: 'DATE_IS_VALID_DATE', values: [] };
    case 'custom':
      return { type: 'CUSTOM_FORMULA', values: [criterion.formula] };
  }
}

/** A plain checkbox has no values of its own. */
function checkboxValues({
  checked,
  unchecked,
}: Extract<Criterion, { readonly kind: 'checkbox' }>): readonly unknown[] {
  return checked === true && unchecked === false ? [] : [checked, unchecked];
}

const rules = sheetClass<RuleObject>(
  { name: 'DataValidation' },
  {
    getAllowInvalid: method('handle', '', ({ rule }) => rule.allowInvalid),
    getHelpText: method('handle', '', ({ rule }) => rule.helpText),
    getCriteriaType: method('handle', '', ({ rule }) =>
      member('DataValidationCriteria', factsOf(rule.criterion).type),
    ),
    getCriteriaValues: method('handle', '', ({ rule }) => factsOf(rule.criterion).values),
    copy: method('handle', '', ({ rule }, _args, context) =>
      context.handle('DataValidationBuilder', { ...newRuleBuilder(), ...rule }),
    ),
  },
);

const PATH = 'SpreadsheetApp.Range.setDataValidations';

const ofRanges = sheetClass<RangeObject>(
  { name: 'Range' },
  {
    ...getters('getDataValidation', 'getDataValidations', ({ area }, { sheet }, context) =>
      mapArea(sheet, area, ({ rule }) => rule && ruleHandle(context, rule)),
    ),
    setDataValidation: priced(
      method('write', 'DataValidation?', (range, [value], context) =>
        write(context, range, { all: ruleFor(range, value) }),
      ),
    ),
    setDataValidations: priced(
      method('write', 'matrix', (range, args, context) => {
        const table = tableOf(args[0], range);
        if (!table.flat().every(isRuleOrNull)) throw signatureError(PATH, args);
        return write(context, range, {
          each: table.map((row) => row.map((value) => ruleFor(range, value))),
        });
      }),
    ),
    clearDataValidations: priced(
      method('write', '', (range, _args, context) => write(context, range, { all: null })),
    ),
  },
);

function ruleHandle(context: SheetContext, rule: Rule) {
  const target: RuleObject = { className: 'DataValidation', rule };
  return context.handle('DataValidation', target);
}

function isRuleOrNull(value: unknown): boolean {
  if (value === null) return true;
  return typeof value === 'object' && 'className' in value && value.className === 'DataValidation';
}

/** A custom formula is meant for the first cell of the range. */
function ruleFor({ area }: RangeObject, value: unknown): Rule | null {
  if (value === null) return null;
  const { rule } = value as RuleObject;
  if (rule.criterion.kind !== 'custom') return rule;
  return { ...rule, criterion: { ...rule.criterion, row: area.row, column: area.column } };
}

type RuleSpread = { readonly all: Rule | null } | { readonly each: (Rule | null)[][] };

function write(context: SheetContext, range: RangeObject, rules: RuleSpread) {
  const { sheetId, area } = range;
  queueChange(context, cellsIn(area), { kind: 'rule', sheetId, area, rules });
  return context.handle('Range', range);
}

export const validationServices = [builders, rules, ofRanges];
