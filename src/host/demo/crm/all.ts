/** The CRMs that the demo can be run with. */
import type { CrmName } from '../options';
import type { OpenDemoCrm } from './demo-crm';
import { openTrustPager } from './trustpager';

export const CRMS: Readonly<Record<CrmName, OpenDemoCrm>> = {
  trustpager: openTrustPager,
  octolane: openTrustPager,
  close: openTrustPager,
  lightfield: openTrustPager,
};
