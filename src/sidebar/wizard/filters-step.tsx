/** Third step: which opportunities of the pipeline. */
import { ChoiceField, TextField } from '../ui/fields';
import { Notes } from '../ui/section';
import { type DetailsStep, type Filter, withFilter } from './draft';

interface FiltersStepProps {
  readonly draft: DetailsStep;
  readonly change: (draft: DetailsStep) => void;
}

const INPUTS = { text: 'text', day: 'date' } as const;

export function FiltersStep({ draft, change }: FiltersStepProps) {
  const { catalogue, filters } = draft;
  return (
    <>
      <p>
        All opportunities of <bdi>{draft.pipeline.label}</bdi> come in, unless you narrow the list.
      </p>
      <Notes lines={catalogue.limits} look="warning" />
      {catalogue.filters.map((filter) => (
        <FilterField
          key={filter.key}
          filter={filter}
          value={filters[filter.key] ?? ''}
          set={(value) => change(withFilter(draft, filter.key, value))}
        />
      ))}
    </>
  );
}

interface FilterFieldProps {
  readonly filter: Filter;
  readonly value: string;
  readonly set: (value: string) => void;
}

function FilterField({ filter: { type, label, options }, value, set }: FilterFieldProps) {
  if (type !== 'choice') {
    return <TextField label={label} type={INPUTS[type]} value={value} onInput={set} />;
  }
  const any = { id: '', label: 'Any' };
  return <ChoiceField label={label} value={value} options={[any, ...options]} onChange={set} />;
}
