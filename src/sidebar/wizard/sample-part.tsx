/** The first rows under the filters, as the tab would show them. Texts are texts, whatever they hold. */
import { Section } from '../ui/section';
import { shorten } from '../words/shorten';
import type { DetailsStep } from './draft';
import { countText, type Found, isStale, sampledFields } from './sample';

interface SamplePartProps {
  readonly draft: DetailsStep;
  readonly isAsking: boolean;
  readonly failure: string;
  /** The button that asks for rows. */
  readonly children: preact.ComponentChildren;
}

export function SamplePart({ draft, isAsking, failure, children }: SamplePartProps) {
  const outcome = draft.sample?.outcome;
  return (
    <Section title="What would come in">
      {children}
      <output aria-live="polite">{isAsking ? 'Looking…' : sampleText(draft)}</output>
      {failure !== '' && <Trouble message={failure} />}
      {outcome?.kind === 'refused' && outcome.filter === null && !isStale(draft) && (
        <Trouble message={outcome.message} />
      )}
      {outcome?.kind === 'found' && <SampleTable draft={draft} found={outcome} />}
    </Section>
  );
}

/** What the rows say as a whole; what is out of date says so. */
export function sampleText(draft: DetailsStep): string {
  const outcome = draft.sample?.outcome;
  if (outcome?.kind !== 'found') return '';
  if (!isStale(draft)) return countText(outcome);
  return 'You changed the filters since: this is what came before.';
}

function Trouble({ message }: { readonly message: string }) {
  return (
    <p class="problem" role="alert">
      <bdi>{message}</bdi>
    </p>
  );
}

/** Longer values are cut; the tab holds them whole. */
const VALUE_MAX = 80;

interface SampleTableProps {
  readonly draft: DetailsStep;
  readonly found: Found;
}

export function SampleTable({ draft, found: { rows } }: SampleTableProps) {
  if (rows.length === 0) return null;
  const fields = sampledFields(draft.catalogue);
  return (
    <table class={isStale(draft) ? 'sample stale' : 'sample'}>
      <caption class="unseen">First rows</caption>
      <thead>
        <tr>
          {fields.map(({ key, label }) => (
            <th key={key} scope="col">
              <bdi>{shorten(label, VALUE_MAX)}</bdi>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells, row) => (
          // Rows have no identity of their own, and are only ever replaced together.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <tr key={row}>
            {fields.map(({ key }, at) => (
              <td key={key}>
                <bdi>{shorten(cells[at] ?? '', VALUE_MAX)}</bdi>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
