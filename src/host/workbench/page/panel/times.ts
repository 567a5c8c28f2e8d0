/** Times of day and durations as the panel's lists show them. */

/** For example `14:02:31`, on this machine's clock face. */
export function timeText(atMs: number): string {
  return new Date(atMs).toLocaleTimeString('en-GB');
}

/** For example `0.4 s`. */
export function secondsText(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
