/** Moments in words, on the clock of the person at the page, with hours as the marks have them. */

export interface Clock {
  readonly nowMs: number;
  /** The browser's if left out. */
  readonly locale?: string;
  readonly timeZone?: string;
}

/** `today, 14:02`; `yesterday, 14:02`; `3 Nov, 14:02`; `3 Nov 2025, 14:02`. `atMs`: ms UTC. */
export function whenText(atMs: number, { nowMs, locale, timeZone }: Clock): string {
  const zone = timeZone ? { timeZone } : {};
  const format = (ms: number, options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(locale, { ...options, ...zone }).format(ms);
  const day = (ms: number): string =>
    format(ms, { year: 'numeric', month: 'numeric', day: 'numeric' });
  const dayText = (): string => {
    if (day(atMs) === day(nowMs)) return 'today';
    if (day(atMs) === day(nowMs - 86_400_000)) return 'yesterday';
    const sameYear = format(atMs, { year: 'numeric' }) === format(nowMs, { year: 'numeric' });
    return format(atMs, {
      day: 'numeric',
      month: 'short',
      ...(sameYear ? {} : { year: 'numeric' }),
    });
  };
  const digits = { hour: '2-digit', minute: '2-digit' } as const;
  const time = new Intl.DateTimeFormat('en-GB', { ...digits, ...zone }).format(atMs);
  return `${dayText()}, ${time}`;
}
