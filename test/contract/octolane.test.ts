/** Octolane keeps the contract of connectors. */
import { octolaneSubject } from './octolane-subject';
import { connectorContract } from './suite';

describe('CC1 Octolane', () => connectorContract(octolaneSubject));
