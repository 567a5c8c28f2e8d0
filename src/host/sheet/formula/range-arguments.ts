/**
 * Which arguments of Univer's functions are ranges; Univer itself does not tell. Where Sheets wants a
 * single value, a range yields the one cell beside the formula, unless ARRAYFORMULA is around it.
 * Source: the signatures in Google's list of functions.
 */

/** Take ranges throughout. */
const WHOLE: ReadonlySet<string> = namesIn(`
  AND OR XOR CONCATENATE TEXTJOIN
  SUM SUMSQ SUMPRODUCT SUMX2MY2 SUMX2PY2 SUMXMY2 PRODUCT GCD LCM MULTINOMIAL MDETERM MINVERSE MMULT
  FVSCHEDULE IRR MIRR NPV XIRR XNPV IMSUM IMPRODUCT
  ARRAY_CONSTRAIN FLATTEN TRANSPOSE UNIQUE HSTACK VSTACK CHOOSECOLS CHOOSEROWS TOCOL TOROW WRAPCOLS
  WRAPROWS ROWS COLUMNS
  AVERAGE AVERAGEA AVERAGE.WEIGHTED AVEDEV COUNT COUNTA COUNTBLANK MAX MAXA MIN MINA MEDIAN MODE
  MODE.MULT MODE.SNGL GEOMEAN HARMEAN DEVSQ KURT SKEW SKEW.P STDEV STDEV.P STDEV.S STDEVA STDEVP
  STDEVPA VAR VAR.P VAR.S VARA VARP VARPA CORREL COVAR COVARIANCE.P COVARIANCE.S PEARSON RSQ SLOPE
  INTERCEPT STEYX LINEST LOGEST TREND GROWTH FREQUENCY PROB CHITEST CHISQ.TEST FTEST F.TEST TTEST
  T.TEST DAVERAGE DCOUNT DCOUNTA DGET DMAX DMIN DPRODUCT DSTDEV DSTDEVP DSUM DVAR DVARP
`);

/** One letter an argument: R a range, v a single value. What follows `|` repeats. */
const MIXED: Readonly<Record<string, string>> = {
  VLOOKUP: 'vRvv',
  HLOOKUP: 'vRvv',
  XLOOKUP: 'vRRvvv',
  LOOKUP: 'vRR',
  MATCH: 'vRv',
  XMATCH: 'vRvv',
  INDEX: 'Rvv',
  CHOOSE: 'v|R',
  COUNTIF: 'Rv',
  SUMIF: 'RvR',
  AVERAGEIF: 'RvR',
  COUNTIFS: '|Rv',
  SUMIFS: 'R|Rv',
  AVERAGEIFS: 'R|Rv',
  MAXIFS: 'R|Rv',
  MINIFS: 'R|Rv',
  LARGE: 'Rv',
  SMALL: 'Rv',
  PERCENTILE: 'Rv',
  'PERCENTILE.EXC': 'Rv',
  'PERCENTILE.INC': 'Rv',
  PERCENTRANK: 'Rvv',
  'PERCENTRANK.EXC': 'Rvv',
  'PERCENTRANK.INC': 'Rvv',
  QUARTILE: 'Rv',
  'QUARTILE.EXC': 'Rv',
  'QUARTILE.INC': 'Rv',
  RANK: 'vRv',
  'RANK.AVG': 'vRv',
  'RANK.EQ': 'vRv',
  TRIMMEAN: 'Rv',
  FORECAST: 'vRR',
  'FORECAST.LINEAR': 'vRR',
  ZTEST: 'Rvv',
  'Z.TEST': 'Rvv',
  NETWORKDAYS: 'vvR',
  'NETWORKDAYS.INTL': 'vvvR',
  WORKDAY: 'vvR',
  'WORKDAY.INTL': 'vvvR',
  SERIESSUM: 'vvvR',
};

/** Univer computes these from references to cells, and refuses plain arrays. */
const NEEDS_CELLS: ReadonlySet<string> = namesIn(`
  COUNTIF COUNTIFS SUMIF SUMIFS AVERAGEIF AVERAGEIFS MAXIFS MINIFS RANK RANK.AVG RANK.EQ
`);

/** Compute their arguments as ARRAYFORMULA does. */
const SPREADING: ReadonlySet<string> = namesIn('SUMPRODUCT INDEX MMULT');

export interface Arguments {
  readonly spreads: boolean;
  isRange(position: number): boolean;
  needsCells(position: number): boolean;
}

export function argumentsOf(name: string): Arguments {
  const whole = WHOLE.has(name);
  const [head = '', tail = ''] = (MIXED[name] ?? '').split('|');
  const letterAt = (position: number): string | undefined =>
    head[position] ?? tail[(position - head.length) % tail.length];
  const isRange = (position: number): boolean => whole || letterAt(position) === 'R';
  return {
    spreads: SPREADING.has(name),
    isRange,
    needsCells: (position) => NEEDS_CELLS.has(name) && isRange(position),
  };
}

function namesIn(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}
