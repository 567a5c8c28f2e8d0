/**
 * What the three actions are called on screen. Pure words.
 *
 * Promises: an action has the name that it has in the add-on's menu.
 */
import type { Action, SendView } from '../view';
import type { Unit } from '../words/amount';
import { amount } from '../words/amount';

interface ActionWords {
  /** As in the menu, of all rows and of the selected ones. */
  readonly title: Readonly<Record<SendView['rows'], string>>;
  readonly unit: Unit;
  /** When there is nothing to do. */
  readonly nothing: string;
  /** On the button that starts it. */
  readonly confirm: (count: number) => string;
  /** What is said while it runs. */
  readonly doing: string;
  /** What has become of those that the CRM took. */
  readonly done: string;
}

const RETRY_TITLE = 'Retry failed rows';
const REMOVE_TITLE = 'Remove selected in CRM';

export const ACTION_WORDS: Readonly<Record<Action, ActionWords>> = {
  push: {
    title: { all: 'Push changes', selected: 'Push selected rows' },
    unit: 'change',
    nothing: `There is nothing to push: no cell was changed since the last look. What was refused before is sent again once it is changed, or with “${RETRY_TITLE}”.`,
    confirm: (count) => `Send ${amount(count, 'change')}`,
    doing: 'Sending changes',
    done: 'sent',
  },
  create: {
    title: { all: 'Create new rows', selected: 'Create selected rows' },
    unit: 'opportunity',
    nothing:
      'There are no new rows. Type them directly below the last opportunity, without a blank row in between, or select them.',
    confirm: (count) => `Create ${amount(count, 'opportunity')}`,
    doing: 'Creating opportunities',
    done: 'created',
  },
  remove: {
    title: { all: REMOVE_TITLE, selected: REMOVE_TITLE },
    unit: 'opportunity',
    nothing: 'No opportunity is selected. Select its row in the tab, then look again.',
    confirm: (count) => `Remove ${amount(count, 'opportunity')} from the CRM`,
    doing: 'Removing opportunities',
    done: 'removed from the CRM',
  },
};

/** The heading of an action; `rows`: those that it is about by now. */
export function actionTitle({ action, retry }: SendView, rows: SendView['rows']): string {
  return retry ? RETRY_TITLE : ACTION_WORDS[action].title[rows];
}
