/** What one pull needs: the platform, the CRM, and what to pull. */
import type { Connector } from '../connector';
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
