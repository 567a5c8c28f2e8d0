/**
 * The first rows under the filters: what is asked, whether what came still fits, and how it is told. Pure.
 */
import type { Request } from '../../protocol/requests';
import { amount } from '../words/amount';
import {
  type Catalogue,
  type DetailsStep,
  type Field,
  type SampleOutcome,
  wantedFilters,
} from './draft';

export type Found = Extract<SampleOutcome, { kind: 'found' }>;

/** As many as can be read side by side in 300 px. */
const FIELDS_MAX = 3;

/** The fields that are shown: the usual ones that the CRM names first. */
export function sampledFields({ fields }: Catalogue): readonly Field[] {
  const usual = fields.filter(({ byDefault }) => byDefault);
  return (usual.length > 0 ? usual : fields).slice(0, FIELDS_MAX);
}

export function sampleRequest(draft: DetailsStep): Extract<Request, { kind: 'sample' }> {
  return {
    kind: 'sample',
    provider: draft.before.provider,
    pipeline: draft.pipeline,
    filters: wantedFilters(draft),
    columns: sampledFields(draft.catalogue).map(({ key, type }) => ({ key, type })),
  };
}

/** True for rows that came under other filters than those of now. */
export function isStale(draft: DetailsStep): boolean {
  const { sample } = draft;
  return sample !== null && textOf(sample.filters) !== textOf(wantedFilters(draft));
}

function textOf(filters: Readonly<Record<string, string>>): string {
  return JSON.stringify(Object.entries(filters).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What is wrong with a filter of this key, as long as nobody has changed any; empty if nothing is. */
export function filterProblem(draft: DetailsStep, key: string): string {
  const outcome = draft.sample?.outcome;
  if (outcome?.kind !== 'refused' || isStale(draft)) return '';
  return outcome.filter === key ? outcome.message : '';
}

/** How many opportunities match, in a sentence. */
export function countText({ count, exact, looked }: Found): string {
  if (exact && count === 0) return 'No opportunity matches. Change the filters.';
  if (exact) return `${amount(count, 'opportunity')} ${count === 1 ? 'matches' : 'match'}.`;
  if (count > 0) return `${count.toLocaleString('en')} or more opportunities match.`;
  return `None of the first ${amount(looked, 'opportunity')} matches. An import looks through all of them.`;
}
