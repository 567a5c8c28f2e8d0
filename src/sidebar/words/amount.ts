/** Numbers in words: how many, how long. Pure; the page is in English. */

export type Unit =
  | 'change'
  | 'edit'
  | 'opportunity'
  | 'row'
  | 'cell'
  | 'column'
  | 'request'
  | 'parent record'
  | 'step'
  | 'credit';

/** `1 change`, `1,200 opportunities`. */
export function amount(count: number, unit: Unit): string {
  return `${count.toLocaleString('en')} ${count === 1 ? unit : plural(unit)}`;
}

function plural(unit: Unit): string {
  return unit === 'opportunity' ? 'opportunities' : `${unit}s`;
}

/** `less than a minute`, `about 3 minutes`, `about 2 hours`; what was guessed is told as a guess. */
export function roughly(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 1) return 'less than a minute';
  if (minutes === 1) return 'about a minute';
  if (minutes < 90) return `about ${minutes} minutes`;
  return `about ${Math.round(minutes / 60)} hours`;
}

/** `0:07`, `12:30`: minutes and seconds, for what counts up or down on screen. */
export function clockText(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
