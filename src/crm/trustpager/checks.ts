/**
 * Which rights a key should have, what each is for, and how to see whether it has it: one small
 * read each. The ids of the pipelines tell one workspace from another.
 */
import type { Check, CheckAnswer } from '../../core/connector';
import { ok, readExchange } from '../http/exchange';
import { tryRight } from '../shared/try-right';
import { getCrmSettings, getOneOf, getPipelines, getUsers } from './requests';
import { anyListShape, boardListShape, crmSettingsShape } from './wire';

export function checksOf(key: string): readonly Check[] {
  return [
    {
      purpose: 'read opportunities',
      right: 'opportunities:read',
      required: true,
      without: 'nothing can be read',
      exchange: tryRight(getOneOf(key, '/opportunities'), anyListShape),
    },
    {
      purpose: 'read pipelines and stages',
      right: 'pipelines:read',
      required: true,
      without: 'a tab cannot be linked to a pipeline',
      exchange: readExchange({
        request: getPipelines(key),
        shape: boardListShape,
        value: ({ data }) => ok<CheckAnswer>({ fingerprint: data.map(({ id }) => id) }),
      }),
    },
    {
      purpose: 'read the team',
      right: 'users:read',
      required: false,
      without: 'owners may not be shown, and a tab cannot be filtered by owner',
      exchange: tryRight(getUsers(key, null), anyListShape),
    },
    {
      purpose: 'read the CRM settings',
      right: 'company:read',
      required: false,
      without: 'there are no custom fields and no lists of lead sources and tags',
      exchange: tryRight(getCrmSettings(key), crmSettingsShape),
    },
    {
      purpose: 'read contacts',
      right: 'contacts:read',
      required: false,
      without: 'contacts and referrers may not be shown',
      exchange: tryRight(getOneOf(key, '/contacts'), anyListShape),
    },
    {
      purpose: 'read accounts',
      right: 'companies:read',
      required: false,
      without: 'accounts may not be shown',
      exchange: tryRight(getOneOf(key, '/companies'), anyListShape),
    },
  ];
}
