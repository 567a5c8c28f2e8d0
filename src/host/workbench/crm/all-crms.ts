/** The CRMs of the workbench, in the order in which the panel shows them. */
import type { BenchCrm, BenchCrmOptions } from './bench-crm';
import { closeBench } from './close-bench';
import { lightfieldBench } from './lightfield-bench';
import { octolaneBench } from './octolane-bench';
import { trustPagerBench } from './trustpager-bench';

export function openAllCrms(options: BenchCrmOptions): readonly BenchCrm[] {
  return [trustPagerBench, octolaneBench, closeBench, lightfieldBench].map((open) => open(options));
}
