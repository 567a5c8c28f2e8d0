/** What a person reads who meets somebody else's run. */
import type { Lease } from './run-record';

/** `lease` null: nobody has said who is at work. */
export function busyText(lease: Lease | null): string {
  const who = lease
    ? `${lease.who} is ${lease.doing} a tab of this file`
    : 'Another run is at work on this file';
  return `${who}. Try again in a minute; nothing was changed.`;
}
