/** The one list of probes, in the order in which they run and are reported. */
import { fetchProbes, utilityProbes } from './calls';
import { dateProbes, typedDateProbes } from './dates';
import { flushProbes } from './flush';
import { formulaProbes } from './formulas';
import { rangeProbes, tabProbes } from './grid';
import { insertProbes } from './inserted-rows';
import { followProbes, lookProbes } from './looks';
import { metadataProbes } from './metadata';
import { filterProbes, mergeProbes, protectionProbes } from './obstacles';
import type { Probe } from './probe';
import { ruleProbes } from './rules';
import { clockProbes, errorProbes, globalProbes, pageProbes, rightsProbes } from './runtime';
import { cacheProbes, lockProbes, propertyProbes } from './stores';
import { literalProbes, plainTextProbes } from './texts';
import { oddProbes, typedProbes } from './values';

export const allProbes: readonly Probe[] = [
  ...typedProbes,
  ...oddProbes,
  ...plainTextProbes,
  ...literalProbes,
  ...typedDateProbes,
  ...dateProbes,
  ...tabProbes,
  ...rangeProbes,
  ...insertProbes,
  ...formulaProbes,
  ...followProbes,
  ...lookProbes,
  ...metadataProbes,
  ...ruleProbes,
  ...protectionProbes,
  ...mergeProbes,
  ...filterProbes,
  ...flushProbes,
  ...propertyProbes,
  ...cacheProbes,
  ...lockProbes,
  ...fetchProbes,
  ...utilityProbes,
  ...globalProbes,
  ...clockProbes,
  ...errorProbes,
  ...rightsProbes,
  ...pageProbes,
];
