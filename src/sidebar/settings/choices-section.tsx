/** What a linked tab shows: columns, filters, the field that marks new opportunities. */
import { FieldPicker } from '../ui/field-picker';
import { FilterField } from '../ui/filter-field';
import { MarkerField } from '../ui/marker-field';
import { Notes, Section } from '../ui/section';
import { providerName } from '../words/providers';
import { pickableFields, type Settings, type SettingsDraft } from './settings-draft';

interface ChoicesSectionProps {
  readonly settings: Settings;
  readonly draft: SettingsDraft;
  readonly change: (draft: SettingsDraft) => void;
}

export function ChoicesSection({ settings, draft, change }: ChoicesSectionProps) {
  const { provider, pipeline, columns, choices } = settings;
  const source = (
    <p>
      {providerName(provider)}, pipeline <bdi>{pipeline}</bdi>. Another pipeline needs a tab of its
      own: import it into a new one.
    </p>
  );
  if (choices.kind === 'unknown') {
    return (
      <>
        {source}
        <Notes lines={[`Nothing can be changed now. ${choices.message}`]} look="warning" />
        <Section title="Columns">
          <Notes lines={columns.map(({ title }) => title)} />
        </Section>
      </>
    );
  }
  const { filters, markers, limits } = choices;
  return (
    <>
      {source}
      <Notes lines={limits} look="warning" />
      <Section title="What comes in">
        {filters.map((filter) => (
          <FilterField
            key={filter.key}
            filter={filter}
            value={draft.filters[filter.key] ?? ''}
            set={(value) =>
              change({ ...draft, filters: { ...draft.filters, [filter.key]: value } })
            }
          />
        ))}
        <p class="hint">
          Rows that do not fit any more stay in the tab, and say “Not in this view”.
        </p>
      </Section>
      <Section title="Columns of the tab">
        <p>
          A new column comes in to the right of the last linked one. One that you untick stays with
          what it holds, as a column of your own.
        </p>
        <FieldPicker
          fields={pickableFields(settings, choices)}
          chosen={draft.columns}
          change={(chosen) => change({ ...draft, columns: chosen })}
        />
        <MarkerField
          markers={markers}
          value={draft.marker}
          set={(marker) => change({ ...draft, marker })}
        />
      </Section>
    </>
  );
}
