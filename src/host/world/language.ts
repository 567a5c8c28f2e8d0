/**
 * Error texts in a user's language. Google localises them, so nothing may depend on English words;
 * this switch shows who does. The German texts are our own translations, not Google's.
 */

export type ErrorLanguage = 'en' | 'de';

const german: readonly (readonly [RegExp, string])[] = [
  [
    /^Service invoked too many times for one day: (.+)\.$/,
    'Dienst an einem Tag zu oft aufgerufen: $1.',
  ],
  [/^You do not have permission to call (\S+)\..*$/, 'Sie sind nicht berechtigt, $1 aufzurufen.'],
  [
    /^Authorization is required.*$/,
    'Zum Ausführen dieser Aktion ist eine Autorisierung erforderlich.',
  ],
  [/^Cannot call (\S+) from this context\.$/, '$1 kann in diesem Kontext nicht aufgerufen werden.'],
  [/^DNS error: (.+)$/, 'DNS-Fehler: $1'],
  [/^Timeout: (.+)$/, 'Zeitüberschreitung: $1'],
  [/^Address unavailable: (.+)$/, 'Adresse nicht verfügbar: $1'],
  [/^Argument too large: (.+)$/, 'Argument zu groß: $1'],
  [/^Lock timeout.*$/, 'Zeitüberschreitung bei der Sperre.'],
];

/** The same text in another language. Our own "not emulated" stays, since it is not Google's. */
export function translated(message: string, language: ErrorLanguage): string {
  if (language === 'en' || message.startsWith('not emulated:')) return message;
  const match = german.find(([pattern]) => pattern.test(message));
  if (match !== undefined) return message.replace(match[0], match[1]);
  return `Bei der Ausführung ist ein Fehler aufgetreten (${message.length}).`;
}
