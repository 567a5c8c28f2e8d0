/**
 * What a key should be allowed to do, what each right is for, and how to see whether it has it: one
 * small read each. Close's rights are those of the role of the key's user and have no published names.
 * A key belongs to one organization, whose id and pipelines tell one workspace from another.
 */
import type * as z from 'zod/mini';
import type { Check, CheckAnswer } from '../../core/connector';
import { ok, readExchange } from '../http/exchange';
import { tryRight } from '../shared/try-right';
import { getCustomFields, getMe, getOneOf, getPipelines, getUsers } from './requests';
import { anyListShape, customFieldsShape, meShape, pipelineListShape, userListShape } from './wire';

export function checksOf(key: string): readonly Check[] {
  return [
    {
      purpose: 'read opportunities',
      right: 'access to opportunities',
      required: true,
      without: 'nothing can be read',
      exchange: tryRight(getOneOf(key, '/opportunity/'), anyListShape),
    },
    {
      purpose: 'read pipelines and statuses',
      right: 'access to pipelines',
      required: true,
      without: 'a tab cannot be linked to a pipeline',
      exchange: readExchange({
        request: getPipelines(key),
        shape: pipelineListShape,
        value: ({ data }) => ok<CheckAnswer>({ fingerprint: fingerprintOf(data) }),
      }),
    },
    {
      purpose: 'name the organization',
      right: 'access to its own user',
      required: false,
      without: 'the connection is called "Close"',
      exchange: readExchange({
        request: getMe(key),
        shape: meShape,
        value: ({ organizations }) => ok<CheckAnswer>(nameIn(organizations ?? [])),
      }),
    },
    {
      purpose: 'read the team',
      right: 'access to users',
      required: false,
      without: 'owners cannot be chosen from a list',
      exchange: tryRight(getUsers(key, 0), userListShape),
    },
    {
      purpose: 'read custom fields',
      right: 'access to custom fields',
      required: false,
      without: 'there are no custom fields',
      exchange: tryRight(getCustomFields(key), customFieldsShape),
    },
    {
      purpose: 'read leads',
      right: 'access to leads',
      required: false,
      without: 'new opportunities cannot be put on a lead',
      exchange: tryRight(getOneOf(key, '/lead/'), anyListShape),
    },
  ];
}

function fingerprintOf(pipelines: z.output<typeof pipelineListShape>['data']): readonly string[] {
  const organizations = pipelines.flatMap(({ organization_id }) => organization_id || []);
  return [...new Set([...organizations, ...pipelines.map(({ id }) => id)])];
}

/** A person may be in several; which of them is the key's is not said. */
function nameIn(organizations: readonly { readonly name?: string | null | undefined }[]) {
  const [only, ...others] = organizations;
  return only?.name && others.length === 0 ? { workspaceName: only.name } : {};
}
