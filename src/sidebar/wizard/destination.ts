/**
 * Where an import goes: a new tab under a name, or the current one if it is empty. Pure.
 */
import { freeTabName, proposedTabName, tabNameProblem } from '../../protocol/tab-name';
import { providerName } from '../words/providers';
import {
  type DestinationDraft,
  type DetailsStep,
  type LinkRequest,
  linkRequest,
  type Place,
} from './draft';

/** With the name that is usual, as far as it is free. */
export function withPlace(before: DetailsStep, place: Place): DestinationDraft {
  const usual = proposedTabName(providerName(before.before.provider), before.pipeline.label);
  const name = freeTabName(usual, place.tabNames);
  return { step: 'destination', before, place, into: 'newTab', name };
}

/** The same after another look at the file; what cannot be had any more is not chosen. */
export function lookedAgain(draft: DestinationDraft, place: Place): DestinationDraft {
  const into = place.activeTab.obstacle === null ? draft.into : 'newTab';
  return { ...draft, place, into };
}

/** What the tab will be called. */
export function tabNameOf({ into, place, name }: DestinationDraft): string {
  return into === 'activeTab' ? place.activeTab.name : freeTabName(name.trim(), place.tabNames);
}

/** Why the typed name cannot be had, in a sentence; null where it can. */
export function nameProblem({ name }: DestinationDraft): string | null {
  return tabNameProblem(name);
}

/** True where the choice is complete. */
export function isReady(draft: DestinationDraft): boolean {
  return draft.into === 'activeTab' || nameProblem(draft) === null;
}

export function importRequest(draft: DestinationDraft): LinkRequest {
  const { tabId } = draft.place.activeTab;
  const into =
    draft.into === 'activeTab'
      ? ({ kind: 'tab', tabId } as const)
      : ({ kind: 'newTab', name: draft.name.trim() } as const);
  return { ...linkRequest(draft.before), into };
}
