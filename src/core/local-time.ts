/** A moment on the spreadsheet's clock, in the form in which marks and notes say it. */
import type { Zone } from './ports';
import { dayOfSerial, timeOfSerial } from './value/cell';

/** `atMs`: ms UTC. `day` is YYYY-MM-DD, `time` HH:MM. */
export function localTime(
  zone: Pick<Zone, 'toSerial'>,
  atMs: number,
): { readonly day: string; readonly time: string } {
  const serial = zone.toSerial(atMs);
  return { day: dayOfSerial(serial), time: timeOfSerial(serial) };
}
