/**
 * What a key is tried for: one small read each. Keys have no scopes, but one may be kept off a route
 * (Octolane OpenAPI, 401). The ids of the pipelines tell one workspace from another.
 */
import type { Check, CheckAnswer } from '../../core/connector';
import { tryRight } from '../shared/try-right';
import { pipelinesAs } from './catalogue';
import { getOneOf, type PartyPath } from './requests';
import { partyListShape } from './wire';

export function checksOf(key: string): readonly Check[] {
  return [
    {
      purpose: 'read pipelines and their opportunities',
      right: 'access to pipelines',
      required: true,
      without: 'a tab cannot be linked to a pipeline',
      exchange: pipelinesAs<CheckAnswer>(key, (all) => ({ fingerprint: all.map(({ id }) => id) })),
    },
    party(key, 'accounts'),
    party(key, 'contacts'),
  ];
}

function party(key: string, name: 'accounts' | 'contacts'): Check {
  const path: PartyPath = `/${name}`;
  return {
    purpose: `find ${name} by name`,
    right: `access to ${name}`,
    required: false,
    without: `the ${name} of existing opportunities cannot be changed`,
    exchange: tryRight(getOneOf(key, path), partyListShape),
  };
}
