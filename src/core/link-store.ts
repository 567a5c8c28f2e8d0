/**
 * Links of tabs in document properties: one property each, readable by every user of the file, no
 * secret and no user in it. Must not know: what a link is used for.
 */
import type { Link } from './model';
import type { Store } from './ports';

const PREFIX = 'link.';

/** All links of the document; `properties` is what `Store.all` gave. */
export function readLinks(properties: Readonly<Record<string, string>>): readonly Link[] {
  return Object.keys(properties)
    .filter((key) => key.startsWith(PREFIX))
    .map((key) => JSON.parse(properties[key] ?? '') as Link);
}

/** Google refuses a property over 9 KB (quotas page); a little is left for what a link may learn. */
const LINK_BYTES_MAX = 8_500;

/** False for a link with so many columns or filters that it could not be kept. */
export function fitsStore(link: Link): boolean {
  const bytes = encodeURIComponent(JSON.stringify(link)).replace(/%../g, 'x').length;
  return bytes <= LINK_BYTES_MAX;
}

export function writeLink(store: Store, link: Link): void {
  store.set(linkKey(link.tabId), JSON.stringify(link));
}

/** The property of a tab's link. */
export function linkKey(tabId: number): string {
  return `${PREFIX}${tabId}`;
}
