/**
 * Reads a CRM's catalogue of fields for one pipeline and joins its parts.
 * Must not know: a particular CRM, where a catalogue is shown.
 */
import type { CataloguePart, Connector } from './connector';
import type { Courier, Exchange, Fault } from './exchange';
import { explainFault } from './explain';
import type { FieldKey, FieldSpec, Named } from './model';

export type CatalogueResult =
  | { readonly kind: 'failed'; readonly message: string }
  | {
      readonly kind: 'read';
      readonly fields: readonly FieldSpec[];
      /** What could not be read, and what is missing because of it. */
      readonly limits: readonly string[];
    };

/** A paged part ends after so many pages at the latest. */
const PAGES_MAX = 50;

/** One batch of requests, and one more for each further page of a paged part. */
export function readCatalogue(
  connector: Connector,
  courier: Courier,
  access: { readonly key: string; readonly pipelineId: string },
): CatalogueResult {
  const wanted = connector.catalogue(access.key, access.pipelineId);
  let open = wanted.map(({ exchange, optional }) => ({ exchange, optional }));
  const parts: CataloguePart[] = [];
  const limits: string[] = [];
  for (let page = 0; page < PAGES_MAX && open.length > 0; page++) {
    const results = courier.send(open.map(({ exchange }) => exchange));
    const next: { exchange: Exchange<CataloguePart>; optional: boolean }[] = [];
    for (const [index, { optional }] of open.entries()) {
      const result = results[index];
      if (result?.ok) {
        parts.push(result.value);
        if (result.value.next) next.push({ exchange: result.value.next, optional });
      } else if (result && optional && isMissingRight(result.fault)) {
        limits.push(explainFault(result.fault, connector.name));
      } else if (result) {
        return { kind: 'failed', message: explainFault(result.fault, connector.name) };
      }
    }
    open = next;
  }
  return { kind: 'read', fields: joinParts(parts), limits };
}

function isMissingRight({ kind }: Fault): boolean {
  return kind === 'forbidden' || kind === 'notFound';
}

/** Later parts add options to fields of earlier ones; options of one field are joined by id. */
function joinParts(parts: readonly CataloguePart[]): readonly FieldSpec[] {
  const options = new Map<FieldKey, Map<string, Named>>();
  for (const part of parts) {
    for (const [key, list] of Object.entries(part.options ?? {})) {
      const known = options.get(key) ?? new Map<string, Named>();
      for (const option of list) known.set(option.id, option);
      options.set(key, known);
    }
  }
  const fields = new Map<FieldKey, FieldSpec>();
  for (const field of parts.flatMap((part) => part.fields ?? [])) {
    const found = options.get(field.key);
    fields.set(field.key, found ? { ...field, options: [...found.values()] } : field);
  }
  return [...fields.values()];
}
