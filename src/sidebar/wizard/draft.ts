/**
 * What a person has chosen so far for an import, step by step.
 *
 * Promises: a step holds all that it needs, and nothing that a changed choice before it made
 * meaningless. Pure.
 */
import type { Request } from '../../protocol/requests';
import type { ReplyOf } from '../server/door';
import type { Provider } from '../words/providers';

export type Pipeline = ReplyOf<'pipelines'>['pipelines'][number];
export type Catalogue = ReplyOf<'catalogue'>;
export type Field = Catalogue['fields'][number];
export type Filter = Catalogue['filters'][number];

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
  /** Field keys. */
  readonly columns: ReadonlySet<string>;
  /** Field that new records get their row's ID in; empty for none. */
  readonly marker: string;
}

export type Draft = { readonly step: 'crm' } | PipelineDraft | DetailsStep;

export const FIRST_STEP: Draft = { step: 'crm' };

export const STEPS: readonly Draft['step'][] = ['crm', 'pipeline', 'filters', 'columns'];

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
    columns: usualColumns(catalogue),
    marker: '',
  };
}

export function usualColumns({ fields }: Catalogue): ReadonlySet<string> {
  return new Set(fields.filter(({ byDefault }) => byDefault).map(({ key }) => key));
}

export function withFilter(draft: DetailsStep, key: string, value: string): DetailsStep {
  return { ...draft, filters: { ...draft.filters, [key]: value } };
}

/** Ticks or unticks fields. */
export function withColumns(
  draft: DetailsStep,
  keys: readonly string[],
  wanted: boolean,
): DetailsStep {
  const columns = new Set(draft.columns);
  for (const key of keys) {
    if (wanted) columns.add(key);
    else columns.delete(key);
  }
  return { ...draft, columns };
}

/** Fields whose label holds every word of the search, in the CRM's order. */
export function foundFields({ fields }: Catalogue, search: string): readonly Field[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return fields.filter(({ label }) => words.every((word) => label.toLowerCase().includes(word)));
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
  }
}

export function linkRequest(draft: DetailsStep): Extract<Request, { kind: 'link' }> {
  const filters = Object.entries(draft.filters)
    .map(([key, value]): [string, string] => [key, value.trim()])
    .filter(([, value]) => value !== '');
  const { fields } = draft.catalogue;
  return {
    kind: 'link',
    provider: draft.before.provider,
    pipeline: draft.pipeline,
    filters: Object.fromEntries(filters),
    columns: fields.filter(({ key }) => draft.columns.has(key)).map(({ key }) => key),
    marker: draft.marker === '' ? null : draft.marker,
  };
}
