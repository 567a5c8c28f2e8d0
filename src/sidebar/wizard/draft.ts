/**
 * What a person has chosen so far for an import, step by step.
 *
 * Promises: a step holds all that it needs, and nothing that a changed choice before it made
 * meaningless. Pure.
 */
import type { Request } from '../../protocol/requests';
import type { ReplyOf } from '../server/door';
import { usualKeys } from '../ui/picking';
import type { Provider } from '../words/providers';

export type Pipeline = ReplyOf<'pipelines'>['pipelines'][number];
export type Catalogue = ReplyOf<'catalogue'>;
export type Field = Catalogue['fields'][number];
export type LinkRequest = Extract<Request, { kind: 'link' }>;

export type SampleOutcome = ReplyOf<'sample'>['outcome'];
export type Place = ReplyOf<'place'>;

/** What was seen of a list, and under which filters. */
export interface Sample {
  readonly filters: Readonly<Record<string, string>>;
  readonly outcome: SampleOutcome;
}

export interface PipelineDraft {
  readonly step: 'pipeline';
  readonly provider: Provider;
  readonly pipelines: readonly Pipeline[];
  readonly chosen: string;
}

export interface DetailsStep {
  readonly step: 'filters' | 'columns';
  readonly before: PipelineDraft;
  readonly pipeline: Pipeline;
  readonly catalogue: Catalogue;
  /** By filter key; empty for no filter. */
  readonly filters: Readonly<Record<string, string>>;
  /** What was seen of the list last. */
  readonly sample: Sample | null;
  /** Field keys. */
  readonly columns: ReadonlySet<string>;
  /** Field that new records get their row's ID in; empty for none. */
  readonly marker: string;
}

export interface DestinationDraft {
  readonly step: 'destination';
  readonly before: DetailsStep;
  readonly place: Place;
  readonly into: 'newTab' | 'activeTab';
  /** As typed, for a new tab. */
  readonly name: string;
}

export type Draft = { readonly step: 'crm' } | PipelineDraft | DetailsStep | DestinationDraft;

export const FIRST_STEP: Draft = { step: 'crm' };

export const STEPS: readonly Draft['step'][] = [
  'crm',
  'pipeline',
  'filters',
  'columns',
  'destination',
];

export function withPipelines(provider: Provider, pipelines: readonly Pipeline[]): PipelineDraft {
  return { step: 'pipeline', provider, pipelines, chosen: pipelines[0]?.id ?? '' };
}

/** null if the chosen pipeline is none of the list. */
export function chosenPipeline({ pipelines, chosen }: PipelineDraft): Pipeline | null {
  return pipelines.find(({ id }) => id === chosen) ?? null;
}

export function withCatalogue(
  before: PipelineDraft,
  pipeline: Pipeline,
  catalogue: Catalogue,
): DetailsStep {
  return {
    step: 'filters',
    before,
    pipeline,
    catalogue,
    filters: {},
    sample: null,
    columns: usualKeys(catalogue.fields),
    marker: '',
  };
}

export function withFilter(draft: DetailsStep, key: string, value: string): DetailsStep {
  return { ...draft, filters: { ...draft.filters, [key]: value } };
}

/** With what was seen of the list, unless another list was chosen since it was `asked` for. */
export function withSample(draft: Draft, asked: DetailsStep, sample: Sample): Draft {
  const isDetails = draft.step === 'filters' || draft.step === 'columns';
  return isDetails && draft.catalogue === asked.catalogue ? { ...draft, sample } : draft;
}

/** The step before; null before the first. */
export function back(draft: Draft): Draft | null {
  switch (draft.step) {
    case 'crm':
      return null;
    case 'pipeline':
      return FIRST_STEP;
    case 'filters':
      return draft.before;
    case 'columns':
      return { ...draft, step: 'filters' };
    case 'destination':
      return draft.before;
  }
}

/** The filters that hold something. */
export function wantedFilters({ filters }: DetailsStep): Record<string, string> {
  const trimmed = Object.entries(filters).map(([key, value]): [string, string] => [
    key,
    value.trim(),
  ]);
  return Object.fromEntries(trimmed.filter(([, value]) => value !== ''));
}

export function linkRequest(draft: DetailsStep): LinkRequest {
  const { fields } = draft.catalogue;
  return {
    kind: 'link',
    provider: draft.before.provider,
    pipeline: draft.pipeline,
    filters: wantedFilters(draft),
    columns: fields.filter(({ key }) => draft.columns.has(key)).map(({ key }) => key),
    marker: draft.marker === '' ? null : draft.marker,
  };
}
