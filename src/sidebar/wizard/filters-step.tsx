/** Third step: which opportunities of the pipeline, and the first of them to judge by. */
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../ui/button';
import { FilterField } from '../ui/filter-field';
import { Notes } from '../ui/section';
import { type DetailsStep, type Sample, withFilter } from './draft';
import { filterProblem } from './sample';
import { SamplePart } from './sample-part';
import { useSampling } from './use-sampling';

interface FiltersStepProps {
  readonly draft: DetailsStep;
  readonly change: (draft: DetailsStep) => void;
  readonly sampled: (asked: DetailsStep, sample: Sample) => void;
}

export function FiltersStep({ draft, change, sampled }: FiltersStepProps) {
  const { catalogue, filters } = draft;
  const { isAsking, failure, show, left } = useSampling(draft, sampled);
  const rows = useRef<HTMLDivElement>(null);
  const isWanted = useRef(false);

  // They come in below the button, which may be the last thing in sight.
  useEffect(() => {
    if (isAsking || !isWanted.current) return;
    isWanted.current = false;
    rows.current?.scrollIntoView({ block: 'nearest' });
  }, [isAsking]);

  function showRows(): void {
    isWanted.current = true;
    show();
  }

  return (
    <>
      <p>
        All opportunities of <bdi>{draft.pipeline.label}</bdi> come in, unless you narrow the list.
      </p>
      <Notes lines={catalogue.limits} look="warning" />
      {catalogue.filters.map((filter) => (
        <div key={filter.key} onFocusOut={left}>
          <FilterField
            filter={filter}
            value={filters[filter.key] ?? ''}
            problem={filterProblem(draft, filter.key)}
            set={(value) => change(withFilter(draft, filter.key, value))}
          />
        </div>
      ))}
      <div ref={rows}>
        <SamplePart draft={draft} isAsking={isAsking} failure={failure}>
          <Button disabled={isAsking} onClick={showRows}>
            Show first rows
          </Button>
        </SamplePart>
      </div>
    </>
  );
}
