/** Zones of tests: the clock of a zone as days since 1899-12-30, by the machine's own `Intl`. */

const MS_PER_DAY = 86_400_000;

/** Offsets of all sizes and signs, both hemispheres, half-hour changes, a skipped day, Ramadan. */
export const ZONES = [
  'UTC',
  'America/New_York',
  'America/Sao_Paulo',
  'Europe/Berlin',
  'Europe/London',
  'Africa/Casablanca',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
] as const;

/** The way there; whole seconds, like the clock of a spreadsheet. */
export function zoneClock(zone: string): (atMs: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (atMs) => {
    const part = new Map(format.formatToParts(atMs).map(({ type, value }) => [type, +value]));
    const at = (type: Intl.DateTimeFormatPartTypes) => part.get(type) ?? 0;
    return serialOf([at('year'), at('month'), at('day')], [at('hour'), at('minute'), at('second')]);
  };
}

/** The serial of a civil time. */
export function serialOf(
  [year, month, day]: readonly [number, number, number],
  [hour, minute, second]: readonly [number, number, number] = [0, 0, 0],
): number {
  return Date.UTC(year, month - 1, day, hour, minute, second) / MS_PER_DAY + 25_569;
}
