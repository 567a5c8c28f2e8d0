/** Last step: into which tab. */
import { Button } from '../ui/button';
import { TextField } from '../ui/fields';
import { RadioField } from '../ui/radio-field';
import { nameProblem, tabNameOf } from './destination';
import type { DestinationDraft } from './draft';

interface DestinationStepProps {
  readonly draft: DestinationDraft;
  readonly change: (draft: DestinationDraft) => void;
  /** Looks at the file once more. */
  readonly lookAgain: () => void;
}

export function DestinationStep({ draft, change, lookAgain }: DestinationStepProps) {
  const { into, place } = draft;
  const { name, obstacle } = place.activeTab;
  return (
    <>
      <fieldset>
        <legend>Import into</legend>
        <RadioField
          name="into"
          checked={into === 'newTab'}
          onChoose={() => change({ ...draft, into: 'newTab' })}
        >
          A new tab
        </RadioField>
        {into === 'newTab' && <NameField draft={draft} change={change} />}
        <RadioField
          name="into"
          checked={into === 'activeTab'}
          disabled={obstacle !== null}
          hint={obstacle ?? 'It is empty, and keeps its name.'}
          onChoose={() => change({ ...draft, into: 'activeTab' })}
        >
          The current tab, <bdi>{name}</bdi>
        </RadioField>
      </fieldset>
      <p class="hint">Nothing that stands in a tab already is ever written over.</p>
      <Button look="link" onClick={lookAgain}>
        I went to another tab: look again
      </Button>
    </>
  );
}

type NameFieldProps = Pick<DestinationStepProps, 'draft' | 'change'>;

function NameField({ draft, change }: NameFieldProps) {
  const problem = nameProblem(draft);
  const given = tabNameOf(draft);
  const isTaken = problem === null && given !== draft.name.trim();
  return (
    <TextField
      label="Name of the tab"
      value={draft.name}
      problem={problem ?? ''}
      {...(isTaken && {
        hint: (
          <>
            There is a tab of that name, so it becomes <bdi>{given}</bdi>.
          </>
        ),
      })}
      onInput={(name) => change({ ...draft, name })}
    />
  );
}
