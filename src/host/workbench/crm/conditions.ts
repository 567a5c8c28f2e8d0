/**
 * Limits, rights and open questions of a sandbox as a person flips them: the same for every CRM,
 * whatever its keys and switches are.
 */
import type { SwitchTable, SwitchValues } from '../../sandbox/switch-table';
import type { Condition, SwitchBoard } from './bench-crm';

export interface KeyCondition<Terms> {
  readonly id: string;
  readonly label: string;
  readonly terms: Terms;
}

/** Conditions of one key. Those that are on add up; where two say something, the later one counts. */
export function keyConditions<Terms extends object>(
  change: (terms: Partial<Terms>) => void,
  kinds: readonly KeyCondition<Terms>[],
): readonly Condition[] {
  const on = new Set<string>();
  const apply = (): void => {
    const terms = kinds.filter(({ id }) => on.has(id)).map((kind) => kind.terms);
    change(Object.assign({}, ...terms) as Partial<Terms>);
  };
  return kinds.map(({ id, label }) => ({
    id,
    label,
    isOn: () => on.has(id),
    set(wanted) {
      if (wanted) on.add(id);
      else on.delete(id);
      apply();
    },
  }));
}

/** The part of a sandbox that has switches. */
export interface Switched<Values> {
  switches(): Values;
  setSwitches(chosen: Partial<Values>): void;
}

export function switchBoard<T extends SwitchTable>(
  table: T,
  sandbox: Switched<SwitchValues<T>>,
): SwitchBoard {
  return {
    list: () =>
      Object.entries(table).map(([name, { values, why, ...spec }]) => ({
        name,
        why,
        values: values.map(String),
        usual: String(spec.default),
        value: String(sandbox.switches()[name]),
      })),
    set(name, value) {
      const found = table[name]?.values.find((candidate) => String(candidate) === value);
      if (found === undefined) return;
      sandbox.setSwitches({ [name]: found } as Partial<SwitchValues<T>>);
    },
  };
}

/** A condition that is one switch at one value, and its default otherwise. */
export function switchCondition(
  board: SwitchBoard,
  { id, label, name, value }: Readonly<Record<'id' | 'label' | 'name' | 'value', string>>,
): Condition {
  const now = () => board.list().find((each) => each.name === name);
  return {
    id,
    label,
    isOn: () => now()?.value === value,
    set: (on) => board.set(name, on ? value : (now()?.usual ?? '')),
  };
}
