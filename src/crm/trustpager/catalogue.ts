/**
 * What a linked tab can show and choose from: pipelines, and for one of them the fields with their
 * options. Stages are required; settings, users and tags are extras that a key may not see.
 *
 * Must not know: records.
 */
import type { CataloguePart } from '../../core/connector';
import type { Exchange } from '../../core/exchange';
import type { FieldKey, Named } from '../../core/model';
import { ok, readExchange } from '../http/exchange';
import { customFieldSpecs } from './custom-fields';
import { FIELDS } from './fields';
import { nextCursor } from './paging';
import { readParty } from './parties';
import { getCrmSettings, getPipelines, getStages, getTagPalette, getUsers } from './requests';
import {
  boardListShape,
  crmSettingsShape,
  tagPaletteShape,
  userListShape,
  type WireBoardRow,
} from './wire';

export function readPipelines(key: string): Exchange<readonly Named[]> {
  return readExchange({
    request: getPipelines(key),
    shape: boardListShape,
    value: ({ data }) => ok(inBoardOrder(data)),
  });
}

export function cataloguePartsOf(
  key: string,
  pipelineId: string,
): readonly { readonly exchange: Exchange<CataloguePart>; readonly optional: boolean }[] {
  return [
    { exchange: readStages(key, pipelineId), optional: false },
    { exchange: readSettings(key), optional: true },
    { exchange: readUserOptions(key, null), optional: true },
    { exchange: readTagOptions(key), optional: true },
  ];
}

function readStages(key: string, pipelineId: string): Exchange<CataloguePart> {
  return readExchange({
    request: getStages(key, pipelineId),
    shape: boardListShape,
    value: ({ data }) =>
      ok({ fields: FIELDS.map(({ spec }) => spec), options: { stage: inBoardOrder(data) } }),
  });
}

function readSettings(key: string): Exchange<CataloguePart> {
  return readExchange({
    request: getCrmSettings(key),
    shape: crmSettingsShape,
    value: ({ data }) => {
      const options: Record<FieldKey, readonly Named[]> = {};
      if (data.lead_sources) options.lead_source = byText(data.lead_sources);
      if (data.opportunity_type_options) {
        options.opportunity_type = byText(data.opportunity_type_options);
      }
      return ok({ fields: customFieldSpecs(data.custom_fields?.deal ?? []), options });
    },
  });
}

function readUserOptions(key: string, cursor: string | null): Exchange<CataloguePart> {
  return readExchange({
    request: getUsers(key, cursor),
    shape: userListShape,
    value: ({ data, pagination }) => {
      const next = nextCursor(pagination, cursor);
      if (!next.ok) return next;
      const users = data.map(readParty).filter((user): user is Named => user !== undefined);
      const part: CataloguePart = { options: { owners: users } };
      return ok(next.value === null ? part : { ...part, next: readUserOptions(key, next.value) });
    },
  });
}

function readTagOptions(key: string): Exchange<CataloguePart> {
  return readExchange({
    request: getTagPalette(key),
    shape: tagPaletteShape,
    value: ({ data }) => ok({ options: { tags: byText(data.map((tag) => tag.name)) } }),
  });
}

/** Options whose text is their identity, each once. */
function byText(texts: readonly string[]): readonly Named[] {
  return [...new Set(texts)].map((text) => ({ id: text, label: text }));
}

/** By `position`; rows without one keep their order, at the end. */
function inBoardOrder(rows: readonly WireBoardRow[]): readonly Named[] {
  const rank = (row: WireBoardRow) => row.position ?? Number.MAX_SAFE_INTEGER;
  return [...rows]
    .sort((a, b) => rank(a) - rank(b))
    .map(({ id, name }) => ({ id, label: name || id }));
}
