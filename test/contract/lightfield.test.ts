/** Lightfield keeps the contract of connectors. */
import { lightfieldSubject } from './lightfield-subject';
import { connectorContract } from './suite';

describe('CC1 Lightfield', () => connectorContract(lightfieldSubject));
