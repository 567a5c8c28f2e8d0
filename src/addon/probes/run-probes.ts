/** Runs probes one after the other; one that throws does not stop the others. */
import type { Lab } from './lab';
import type { Probe } from './probe';
import { messageOf } from './reading';

export interface Finding {
  readonly probe: Probe;
  readonly observed: string;
  readonly agrees: Agreement;
}

/** `known`: not what the add-on expects, but one of the readings it was made for. */
export type Agreement = 'yes' | 'known' | 'no';

const ERROR_LENGTH_MAX = 200;

export function runProbes(probes: readonly Probe[], lab: Lab): readonly Finding[] {
  return probes.map((probe) => {
    const observed = observe(probe, lab);
    return { probe, observed, agrees: agreement(probe, observed) };
  });
}

function observe(probe: Probe, lab: Lab): string {
  try {
    return probe.run(lab).slice(0, ERROR_LENGTH_MAX);
  } catch (error) {
    // What an experiment stumbled over is a finding, too.
    return `error: ${messageOf(error)}`.slice(0, ERROR_LENGTH_MAX);
  }
}

function agreement({ readings }: Probe, observed: string): Agreement {
  if (observed === readings[0]) return 'yes';
  return readings.includes(observed) ? 'known' : 'no';
}
