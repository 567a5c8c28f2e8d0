/** Books what changed, in the ledger and in the history that the API shows. */
import { type Json, type JsonObject, sameJson } from '../json';
import type { Changes } from '../ledger';
import type { Scene } from './workspace';

export function differences(before: JsonObject, after: JsonObject): Changes {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const changed = [...names]
    .map((name) => [name, { before: before[name] ?? null, after: after[name] ?? null }] as const)
    .filter(([, change]) => !sameJson(change.before, change.after));
  return Object.fromEntries(changed);
}

export function addHistory(
  { workspace, userId, nowUs }: Scene,
  id: string,
  changes: Changes,
): void {
  const entries = Object.entries(changes).map(([property, { before, after }]) => ({
    property,
    before: before as Json,
    after: after as Json,
    userId,
    atUs: nowUs,
  }));
  workspace.history.set(id, [...(workspace.history.get(id) ?? []), ...entries]);
}
