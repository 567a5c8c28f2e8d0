/**
 * What a linked tab can show and choose from: pipelines, and for one of them the fields with their
 * options. Definitions are required; the team is an extra that a key may not see.
 *
 * Must not know: records.
 */
import type { CataloguePart } from '../../core/connector';
import type { Exchange } from '../../core/exchange';
import type { Named } from '../../core/model';
import { ok, readExchange } from '../http/exchange';
import { fieldSpecs, optionsOf, WHOLE } from './fields';
import { CREATED_BY, OWNER, PIPELINE } from './keys';
import { readParty } from './parties';
import { getDefinitions, getPage, PAGE_LIMIT } from './requests';
import { definitionsShape, listShape } from './wire';

/** Pipelines are there only where they are among the definitions; else a tab shows everything. */
export function readPipelines(key: string): Exchange<readonly Named[]> {
  return readExchange({
    request: getDefinitions(key),
    shape: definitionsShape,
    value: ({ fieldDefinitions }) => {
      const definition = fieldDefinitions[PIPELINE];
      const pipelines = definition ? optionsOf(definition) : [];
      return ok(pipelines.length > 0 ? pipelines : [WHOLE]);
    },
  });
}

export function cataloguePartsOf(
  key: string,
  pipelineId: string,
): readonly { readonly exchange: Exchange<CataloguePart>; readonly optional: boolean }[] {
  const definitions = readExchange({
    request: getDefinitions(key),
    shape: definitionsShape,
    value: (wire) => ok<CataloguePart>({ fields: fieldSpecs(wire, pipelineId) }),
  });
  return [
    { exchange: definitions, optional: false },
    { exchange: readMemberOptions(key, 0), optional: true },
  ];
}

function readMemberOptions(key: string, offset: number): Exchange<CataloguePart> {
  return readExchange({
    request: getPage(key, 'members', offset),
    shape: listShape,
    value: ({ data }) => {
      const members = data.map(readParty);
      const part: CataloguePart = { options: { [OWNER]: members, [CREATED_BY]: members } };
      const isLast = data.length < PAGE_LIMIT;
      return ok(isLast ? part : { ...part, next: readMemberOptions(key, offset + PAGE_LIMIT) });
    },
  });
}
