/** What the three actions are called on screen. Pure words. */

import type { Action } from '../view';
import type { Unit } from '../words/amount';
import { amount } from '../words/amount';

interface ActionWords {
  readonly title: string;
  /** Heading where only what failed is tried again. */
  readonly retryTitle: string;
  readonly unit: Unit;
  /** When there is nothing to do. */
  readonly nothing: string;
  /** On the button that starts it. */
  readonly confirm: (count: number) => string;
  /** What is said while it runs. */
  readonly doing: string;
  /** Of what the CRM took. */
  readonly applied: string;
}

export const ACTION_WORDS: Readonly<Record<Action, ActionWords>> = {
  push: {
    title: 'Push changes',
    retryTitle: 'Push what failed',
    unit: 'change',
    nothing:
      'There is nothing to push: no cell was changed since the last look. What was refused before is sent again once it is changed, or with “Push what failed”.',
    confirm: (count) => `Send ${amount(count, 'change')}`,
    doing: 'Sending changes',
    applied: 'accepted by the CRM',
  },
  create: {
    title: 'Create opportunities',
    retryTitle: 'Create what failed',
    unit: 'opportunity',
    nothing:
      'There are no new rows. Type them directly below the last opportunity, without a blank row in between, or select them.',
    confirm: (count) => `Create ${amount(count, 'opportunity')}`,
    doing: 'Creating opportunities',
    applied: 'created in the CRM',
  },
  remove: {
    title: 'Remove opportunities',
    retryTitle: 'Remove what failed',
    unit: 'opportunity',
    nothing: 'No opportunity is selected. Select its row in the tab, then look again.',
    confirm: (count) => `Remove ${amount(count, 'opportunity')} from the CRM`,
    doing: 'Removing opportunities',
    applied: 'removed from the CRM',
  },
};
