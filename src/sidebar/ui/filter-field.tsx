/** One filter of a list. */
import type { ReplyOf } from '../server/door';
import { ANY } from '../words/filters';
import { ChoiceField, TextField } from './fields';

export type Filter = ReplyOf<'catalogue'>['filters'][number];

const INPUTS = { text: 'text', day: 'date' } as const;

interface FilterFieldProps {
  readonly filter: Filter;
  /** Empty for no filter. */
  readonly value: string;
  /** What is wrong with it; empty for nothing. */
  readonly problem?: string;
  readonly set: (value: string) => void;
}

export function FilterField({ filter, value, problem = '', set }: FilterFieldProps) {
  const { type, label, options } = filter;
  const common = { label, value, problem };
  if (type !== 'choice') return <TextField {...common} type={INPUTS[type]} onInput={set} />;
  // What was chosen once may be no option any more; it holds all the same.
  const isLost = value !== '' && options.every(({ id }) => id !== value);
  const lost = isLost ? [{ id: value, label: value }] : [];
  const all = [{ id: '', label: ANY }, ...options, ...lost];
  return <ChoiceField {...common} options={all} onChange={set} />;
}
