/**
 * What a linked tab can show and choose from: pipelines, and for one of them the fields with their
 * options. The pipeline is required; custom fields and users are extras that a key may not see.
 *
 * Must not know: records.
 */
import type { CataloguePart } from '../../core/connector';
import type { Exchange } from '../../core/exchange';
import type { FieldKey, Named } from '../../core/model';
import { ok, readExchange } from '../http/exchange';
import { customFieldSpecs, isPersonKey } from './custom-fields';
import { FIELDS } from './fields';
import { readUser } from './people';
import { getCustomFields, getPipeline, getPipelines, getUsers } from './requests';
import { customFieldsShape, pipelineListShape, pipelineShape, userListShape } from './wire';

export function readPipelines(key: string): Exchange<readonly Named[]> {
  return readExchange({
    request: getPipelines(key),
    shape: pipelineListShape,
    value: ({ data }) => ok(data.map(({ id, name }) => ({ id, label: name || id }))),
  });
}

export function cataloguePartsOf(
  key: string,
  pipelineId: string,
): readonly { readonly exchange: Exchange<CataloguePart>; readonly optional: boolean }[] {
  return [
    { exchange: readStatuses(key, pipelineId), optional: false },
    { exchange: readCustomFields(key), optional: true },
    { exchange: readUserOptions(key, ['owner'], 0), optional: true },
  ];
}

/** In the pipeline's order. Labels may repeat in other pipelines, which a tab does not show. */
function readStatuses(key: string, pipelineId: string): Exchange<CataloguePart> {
  return readExchange({
    request: getPipeline(key, pipelineId),
    shape: pipelineShape,
    value: ({ statuses }) =>
      ok({
        fields: FIELDS.map(({ spec }) => spec),
        options: { status: statuses.map(({ id, label }) => ({ id, label: label || id })) },
      }),
  });
}

/** Fields that hold people get the users as their options. */
function readCustomFields(key: string): Exchange<CataloguePart> {
  return readExchange({
    request: getCustomFields(key),
    shape: customFieldsShape,
    value: (data) => {
      const fields = customFieldSpecs(data.fields);
      const people = fields.map((field) => field.key).filter(isPersonKey);
      const part: CataloguePart = { fields };
      return ok(people.length === 0 ? part : { ...part, next: readUserOptions(key, people, 0) });
    },
  });
}

/** The users as options of `fields`; `skip`: how many were read before. */
function readUserOptions(
  key: string,
  fields: readonly FieldKey[],
  skip: number,
): Exchange<CataloguePart> {
  return readExchange({
    request: getUsers(key, skip),
    shape: userListShape,
    value: ({ data, has_more }) => {
      const users = data.map(readUser);
      const options = Object.fromEntries(fields.map((field) => [field, users]));
      const next = has_more && data.length > 0 ? skip + data.length : null;
      return ok(
        next === null ? { options } : { options, next: readUserOptions(key, fields, next) },
      );
    },
  });
}
