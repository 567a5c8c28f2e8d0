/** Close keeps the contract of connectors. */
import { closeSubject } from './close-subject';
import { connectorContract } from './suite';

describe('CC1 Close', () => connectorContract(closeSubject));
