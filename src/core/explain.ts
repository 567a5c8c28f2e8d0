/**
 * Faults in words for the person in front of the sheet: what is wrong, and what to do about it.
 * Must not know: secrets (faults come scrubbed), how messages are shown.
 */
import type { Fault } from './exchange';

/** One or two sentences; `crm` is the product's name as people know it. */
export function explainFault(fault: Fault, crm: string): string {
  switch (fault.kind) {
    case 'unauthorized':
      return `${crm} does not accept the key any more. Connect again with a valid key.`;
    case 'forbidden':
      return `The key may not do this in ${crm}${missingRights(fault)}. Ask an admin for a key with these rights, then connect again.`;
    case 'planRequired':
      return `${crm} refuses this because of the workspace's plan${detail(fault)}; the key is not at fault. Upgrade the plan in ${crm}.`;
    case 'creditsGone':
      return `The ${crm} workspace has used up its credits. Top up in ${crm}, then try again.`;
    case 'notFound':
      return `${crm} does not know what was asked for${detail(fault)}. It may have been deleted.`;
    case 'rejected':
    case 'conflict':
      return `${crm} refused the request${detail(fault)}.`;
    case 'rateLimited':
      return `${crm} asks us to slow down${detail(fault)}. Try again in a few minutes.`;
    case 'dailyCap':
      return `${crm} allows no more requests today${detail(fault)}. Try again tomorrow.`;
    case 'serverError':
      return `${crm} has a problem of its own (status ${fault.status ?? 'unknown'}). Try again later.`;
    case 'network':
      return `${crm} could not be reached or did not answer${detail(fault)}. Try again later.`;
    case 'badAnswer':
      return `${crm} sent something that is no proper answer${detail(fault)}. Try again; if it stays so, ${crm} may have a problem.`;
    case 'fetchQuota':
      return `Google allows this account no more web requests today${detail(fault)}. Try again tomorrow.`;
    case 'outOfTime':
      return `There was not enough time to read everything in one run. Narrow the list with a filter (status, stage, created from).`;
  }
}

function detail({ detail: text }: Fault): string {
  return text === '' ? '' : ` (${text})`;
}

function missingRights({ missing, detail: text }: Fault): string {
  if (missing && missing.length > 0) return `: it lacks ${missing.join(', ')}`;
  return text === '' ? '' : ` (${text})`;
}
