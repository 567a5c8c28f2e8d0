/**
 * Number formats: a pattern's text taken apart, once. A pattern has up to four sections (positive;
 * negative; zero; text). Source: Google Sheets number format tokens.
 */

export type PatternPart =
  | { readonly kind: 'text'; readonly text: string }
  /** The whole number with its decimals; there is at most one per section. */
  | {
      readonly kind: 'digits';
      readonly wholeMin: number;
      readonly decimalsMin: number;
      readonly decimalsMax: number;
      readonly grouped: boolean;
      readonly exponent: boolean;
    }
  /** A date or time letter with its length, like `yyyy`; `n` is minutes, `[h]` an elapsed unit. */
  | { readonly kind: 'clock'; readonly letter: string; readonly length: number }
  | { readonly kind: 'elapsed'; readonly letter: string; readonly length: number }
  | { readonly kind: 'half' }
  /** `@`: the text of the cell. */
  | { readonly kind: 'cell' };

export interface Section {
  readonly parts: readonly PatternPart[];
  readonly percent: boolean;
}

export interface Pattern {
  readonly sections: readonly Section[];
  /** Numbers under this pattern are dates, times or durations. */
  readonly isDate: boolean;
}

const patterns = new Map<string, Pattern>();

/** The parsed pattern; remembered. Any text is a pattern. */
export function parsePattern(text: string): Pattern {
  const known = patterns.get(text);
  if (known !== undefined) return known;
  const sections = splitSections(text).map(parseSection);
  const isDate = sections.some(({ parts }) =>
    parts.some(({ kind }) => kind === 'clock' || kind === 'elapsed' || kind === 'half'),
  );
  const pattern = { sections, isDate };
  patterns.set(text, pattern);
  return pattern;
}

function splitSections(text: string): readonly string[] {
  const sections = [''];
  for (const piece of text.match(/"[^"]*"|\\.|\[[^\]]*\]|;|[^;"\\[]+|./gs) ?? []) {
    if (piece === ';') sections.push('');
    else sections[sections.length - 1] += piece;
  }
  return sections;
}

type Lexeme = readonly [RegExp, (text: string) => PatternPart | null];

const LEXEMES: readonly Lexeme[] = [
  [/"([^"]*)"/y, (text) => ({ kind: 'text', text: text.slice(1, -1) })],
  [/\\./sy, (text) => ({ kind: 'text', text: text.slice(1) })],
  [/\[\$([^\]]*)\]/y, (text) => ({ kind: 'text', text: text.slice(2, -1).replace(/-.*$/, '') })],
  [/\[(h+|m+|s+)\]/iy, (text) => elapsed(text.slice(1, -1))],
  // Colours and conditions change nothing in the text.
  [/\[[^\]]*\]/y, () => null],
  [/_./sy, () => ({ kind: 'text', text: ' ' })],
  [/\*./sy, () => null],
  [/am\/pm|a\/p/iy, () => ({ kind: 'half' })],
  [/[#0?][#0?,]*(?:\.[#0?]*)?(?:[eE][+-]?0+)?|\.[#0?]+/y, digits],
  [/y+|m+|d+|h+|s+/iy, (text) => ({ kind: 'clock', letter: text[0] ?? '', length: text.length })],
  [/@/y, () => ({ kind: 'cell' })],
  [/general/iy, () => ({ kind: 'cell' })],
  [/./sy, (text) => ({ kind: 'text', text })],
];

function parseSection(text: string): Section {
  const parts: PatternPart[] = [];
  let percent = false;
  let at = 0;
  while (at < text.length) {
    for (const [shape, make] of LEXEMES) {
      shape.lastIndex = at;
      const found = shape.exec(text)?.[0];
      if (found === undefined) continue;
      const part = make(found);
      if (part !== null) parts.push(part);
      percent ||= found === '%';
      at += found.length;
      break;
    }
  }
  return { parts: parts.map((part, index) => withMinutes(part, index, parts)), percent };
}

function elapsed(letters: string): PatternPart {
  return { kind: 'elapsed', letter: (letters[0] ?? 'h').toLowerCase(), length: letters.length };
}

function digits(text: string): PatternPart {
  const [mantissa = '', exponent] = text.split(/[eE]/);
  const [whole = '', decimals = ''] = mantissa.split('.');
  return {
    kind: 'digits',
    wholeMin: whole.replace(/[^0]/g, '').length,
    decimalsMin: decimals.replace(/[^0]/g, '').length,
    decimalsMax: decimals.length,
    grouped: whole.includes(','),
    exponent: exponent !== undefined,
  };
}

/** An `m` beside hours or seconds is minutes (`n`), otherwise months. Capitals mean the same. */
function withMinutes(part: PatternPart, index: number, parts: readonly PatternPart[]): PatternPart {
  if (part.kind !== 'clock') return part;
  const letter = part.letter.toLowerCase();
  if (letter !== 'm' || part.length > 2) return { ...part, letter };
  const units = (list: readonly PatternPart[]): string[] =>
    list.flatMap((other) =>
      other.kind === 'clock' || other.kind === 'elapsed' ? [other.letter.toLowerCase()] : [],
    );
  const before = units(parts.slice(0, index)).at(-1);
  const after = units(parts.slice(index + 1))[0];
  return { ...part, letter: before === 'h' || after === 's' ? 'n' : 'm' };
}
