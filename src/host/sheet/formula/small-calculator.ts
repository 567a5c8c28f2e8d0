/** The default calculator: some fifty functions of ours, nothing to load. */
import { createCalculator } from './formula-calculator';
import { FUNCTIONS } from './functions';

export const smallCalculator = createCalculator((name) =>
  Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined,
);
