/** What the server side tells the first view. */
import type { ReplyOf } from '../server/door';

export type Connections = ReplyOf<'connections'>['connections'];
export type Tabs = ReplyOf<'tabs'>['tabs'];
export type LostTabs = ReplyOf<'tabs'>['lost'];
export type Refreshed = ReplyOf<'refreshed'>;
