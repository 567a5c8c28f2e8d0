/** TrustPager keeps the contract of connectors. */
import { connectorContract } from './suite';
import { trustPagerSubject } from './trustpager-subject';

describe('CC1 TrustPager', () => connectorContract(trustPagerSubject));
