/** How long sending will still take: from its own pace once it has one, else from the forecast. */
import type { SendingState } from './sending-state';

/** ms from now. `forecastMinutes`: for everything, as the preview said. */
export function remainingMs(
  { total, left, startedAtMs, resumeAtMs }: SendingState,
  forecastMinutes: number,
  nowMs: number,
): number {
  const handled = total - left;
  const waitMs = Math.max(0, (resumeAtMs ?? nowMs) - nowMs);
  const perThingMs =
    handled > 0 ? (nowMs - startedAtMs) / handled : (forecastMinutes * 60_000) / Math.max(total, 1);
  return Math.max(waitMs, left * perThingMs);
}
