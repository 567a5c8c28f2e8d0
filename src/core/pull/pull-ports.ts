/** What one pull needs: the platform, the CRM, and what to pull. */
import type { Connector } from '../connector';
import type { Memo } from '../crm-memo';
import type { Courier } from '../exchange';
import type { Connection, Link } from '../model';
import type { Clock, Store, Tab, TextTable, Zone } from '../ports';

export interface PullPorts {
  readonly tab: Tab;
  readonly memory: TextTable;
  readonly documents: Store;
  readonly clock: Clock;
  readonly zone: () => Zone;
  readonly courier: Courier;
  readonly connector: Connector;
  readonly memo: Memo;
  /** Absent where nobody looks on. */
  readonly watch?: ReadingWatch | undefined;
  /** Absent where nothing ends the execution. */
  readonly readingTime?: ReadingTime;
}

/** The stretch of an execution in which pages may be asked for, ms UTC. */
export interface ReadingTime {
  readonly startedMs: number;
  readonly endMs: number;
}

/** How far the reading of a list is. */
export interface Sight {
  /** Rows read. */
  readonly records: number;
  /** Rows in all, or as many as there were at the last refresh; null where nobody knows. */
  readonly total: number | null;
  /** A guess, ms; null without a total. */
  readonly leftMs: number | null;
}

/**
 * Somebody who looks on while a list is read, and may end it. Asked often; a call may block, and it is
 * for the watch to decide when one is worth it.
 */
export interface ReadingWatch {
  /** After each round of pages. */
  onPages(sight: Sight): 'go on' | 'stop';
  /** All is read: the last moment to stop, as the tab is touched next. */
  onWhole(): 'go on' | 'stop';
}

export interface PullSubject {
  readonly link: Link;
  readonly connection: Connection;
  /** What `Store.all` of the document gave in this run, read under the lock. */
  readonly properties: Readonly<Record<string, string>>;
  /** Who is at work, as others may read it. */
  readonly who: string;
  /** Tells users apart; random, no address. */
  readonly userId: string;
  /**
   * True when nobody waits for it: what was changed since the last refresh is enough, if the CRM can
   * tell, and a run of the same user between its steps is left alone like anybody else's.
   */
  readonly unattended?: boolean;
}
