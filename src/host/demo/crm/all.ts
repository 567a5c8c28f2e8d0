/** The CRMs that the demo can be run with. */
import type { CrmName } from '../options';
import { openClose } from './close';
import type { OpenDemoCrm } from './demo-crm';
import { openLightfield } from './lightfield';
import { openOctolane } from './octolane';
import { openTrustPager } from './trustpager';

export const CRMS: Readonly<Record<CrmName, OpenDemoCrm>> = {
  trustpager: openTrustPager,
  octolane: openOctolane,
  close: openClose,
  lightfield: openLightfield,
};
