/**
 * What a spreadsheet's locale decides: how typed numbers, dates and words are read, and how automatic
 * formats look. Source: CLDR for the four locales; Sheets falls back to its own tables for others,
 * we to `en_US`.
 */

export interface SheetLocale {
  readonly decimal: '.' | ',';
  /** Characters that may stand between thousands; the first one is shown. */
  readonly group: readonly string[];
  readonly dateOrder: 'mdy' | 'dmy';
  readonly datePattern: string;
  readonly currency: string;
  readonly currencyAfter: boolean;
  readonly trueWord: string;
  readonly falseWord: string;
  /** Full month names, January first. */
  readonly months: readonly string[];
  /** Short ones, as shown; read with and without their dot. */
  readonly shortMonths: readonly string[];
  readonly days: readonly string[];
}

const ENGLISH = {
  decimal: '.',
  group: [','],
  trueWord: 'TRUE',
  falseWord: 'FALSE',
  months:
    'January February March April May June July August September October November December'.split(
      ' ',
    ),
  shortMonths: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' '),
  days: 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' '),
  currencyAfter: false,
} as const;

const LOCALES: Readonly<Record<string, SheetLocale>> = {
  en_US: { ...ENGLISH, dateOrder: 'mdy', datePattern: 'M/d/yyyy', currency: '$' },
  en_GB: { ...ENGLISH, dateOrder: 'dmy', datePattern: 'dd/MM/yyyy', currency: '£' },
  de_DE: {
    decimal: ',',
    group: ['.'],
    dateOrder: 'dmy',
    datePattern: 'dd.MM.yyyy',
    currency: '€',
    currencyAfter: true,
    trueWord: 'WAHR',
    falseWord: 'FALSCH',
    months:
      'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(
        ' ',
      ),
    shortMonths: 'Jan Feb März Apr Mai Juni Juli Aug Sept Okt Nov Dez'.split(' '),
    days: 'Sonntag Montag Dienstag Mittwoch Donnerstag Freitag Samstag'.split(' '),
  },
  fr_FR: {
    decimal: ',',
    group: ['\u202f', '\u00a0', ' '],
    dateOrder: 'dmy',
    datePattern: 'dd/MM/yyyy',
    currency: '€',
    currencyAfter: true,
    trueWord: 'VRAI',
    falseWord: 'FAUX',
    months:
      'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(
        ' ',
      ),
    shortMonths: 'janv févr mars avr mai juin juil août sept oct nov déc'.split(' '),
    days: 'dimanche lundi mardi mercredi jeudi vendredi samedi'.split(' '),
  },
};

const FALLBACK: SheetLocale = {
  ...ENGLISH,
  dateOrder: 'mdy',
  datePattern: 'M/d/yyyy',
  currency: '$',
};

/** The rules of a locale like `de_DE`; those of `en_US` for a locale without an own table. */
export function localeOf(name: string): SheetLocale {
  return LOCALES[name] ?? FALLBACK;
}
