/** Where a colleague works: in a CRM itself, at its present time, under the eyes of the ledger. */
import type { Effect } from './ledger';

export interface Workplace<Scene> {
  /** A scene at the present time whose effects go to `effects`. */
  scene(effects: Effect[]): Scene;
  book(action: string, effects: readonly Effect[]): void;
}

export type Act<Scene> = <T>(action: string, work: (scene: Scene) => T) => T;

/** Does `work` and books what came of it as `action`. */
export function actIn<Scene>(workplace: Workplace<Scene>): Act<Scene> {
  return (action, work) => {
    const effects: Effect[] = [];
    const result = work(workplace.scene(effects));
    workplace.book(action, effects);
    return result;
  };
}
