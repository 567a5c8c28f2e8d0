/**
 * Which rights a key should have, what each is for, and how to see whether it has it. Rights to read
 * are tried; rights to write are only asked for. The ids of stages and pipelines tell one workspace
 * from another: option ids are a workspace's own.
 */
import type { Check, CheckAnswer } from '../../core/connector';
import type { Exchange, Result } from '../../core/exchange';
import { ok, readExchange } from '../http/exchange';
import { tryRight } from '../shared/try-right';
import { optionsOf } from './fields';
import { PIPELINE, STAGE } from './keys';
import { type Collection, getDefinitions, getKeyFacts, getOneOf } from './requests';
import { definitionsShape, keyFactsShape, listShape, type WireDefinitions } from './wire';

export function checksOf(key: string): readonly Check[] {
  return [
    {
      purpose: 'read opportunities',
      right: 'opportunities:read',
      required: true,
      without: 'nothing can be read',
      exchange: readExchange({
        request: getDefinitions(key),
        shape: definitionsShape,
        value: (wire) => ok<CheckAnswer>({ fingerprint: workspaceIds(wire) }),
      }),
    },
    {
      purpose: 'read accounts',
      right: 'accounts:read',
      required: false,
      without: 'accounts are not shown, and nothing can be created, since it needs an account',
      exchange: mayRead(key, 'accounts'),
    },
    {
      purpose: 'read the team',
      right: 'members:read',
      required: false,
      without: 'owners are not shown and cannot be chosen',
      exchange: mayRead(key, 'members'),
    },
    {
      purpose: 'read contacts',
      right: 'contacts:read',
      required: false,
      without: 'champions and evaluators are not shown and cannot be chosen',
      exchange: mayRead(key, 'contacts'),
    },
    {
      purpose: 'create opportunities',
      right: 'opportunities:create',
      required: false,
      without: 'new rows cannot be created',
      exchange: has(key, 'opportunities:create'),
    },
    {
      purpose: 'change opportunities',
      right: 'opportunities:update',
      required: false,
      without: 'changes cannot be pushed',
      exchange: has(key, 'opportunities:update'),
    },
  ];
}

/** Pipelines first, as they are fewer and stay longer. */
function workspaceIds({ fieldDefinitions }: WireDefinitions): readonly string[] {
  return [PIPELINE, STAGE].flatMap((key) => {
    const definition = fieldDefinitions[key];
    return definition ? optionsOf(definition).map(({ id }) => id) : [];
  });
}

function mayRead(key: string, collection: Collection): Exchange<CheckAnswer> {
  return tryRight(getOneOf(key, collection), listShape);
}

function has(key: string, right: string): Exchange<CheckAnswer> {
  return readExchange({
    request: getKeyFacts(key),
    shape: keyFactsShape,
    value: ({ scopes }): Result<CheckAnswer> => {
      if (!scopes || scopes.length === 0 || scopes.includes(right)) return ok({});
      const fault = { kind: 'forbidden', detail: `it lacks ${right}`, missing: [right] } as const;
      return { ok: false, fault };
    },
  });
}
