/** The writing half of a connector that can do only what a test gives it. */
import type { Writing } from '../../../src/core/writing';

const unused = (): never => {
  throw new Error('not part of this test');
};

export function writingOf(given: Partial<Writing>): Writing {
  return {
    createMax: 1,
    doubt: { kind: 'lookUp', quarantineMs: 0 },
    createdAt: 'created',
    recognisedBy: ['name'],
    replacesWhole: unused,
    updateMax: 1,
    probesUpdates: false,
    silencesCreate: false,
    silencesUpdate: unused,
    createEffects: [],
    credits: null,
    create: unused,
    update: unused,
    remove: null,
    approval: null,
    changedSince: null,
    lookedUp: [],
    candidates: unused,
    creatable: [],
    createReferred: unused,
    ...given,
  };
}
