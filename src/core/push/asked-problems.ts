/**
 * Which cells that cannot be sent a step has to tell of: those that a person has confirmed, as what they
 * are or while they could still be sent, each once a run. Pure.
 */
import type { CrmRecord } from '../model';
import { valueToken } from '../value/token';
import type { Desk } from './desk';
import { changeDigest, problemDigest } from './digest';
import type { EditedCell } from './edited';
import type { CellProblem } from './plan-updates';

export interface ProblemsInput {
  readonly problems: readonly CellProblem[];
  readonly cells: readonly EditedCell[];
  /** What the step has read of the CRM. */
  readonly records: ReadonlyMap<string, CrmRecord>;
}

export function askedProblems(
  desk: Pick<Desk, 'order' | 'scene'>,
  { problems, cells, records }: ProblemsInput,
): readonly CellProblem[] {
  const { confirmed } = desk.order;
  const bases = new Map(cells.map(({ id, key, known }) => [`${id}:${key}`, known.base]));
  return problems.filter((problem) => {
    if (isTold(desk, problem)) return false;
    if (confirmed.has(problemDigest(problem))) return true;
    const { id, key, token: next } = problem;
    const crm = records.get(id)?.fields[key];
    const seen = [bases.get(`${id}:${key}`), crm === undefined ? undefined : valueToken(crm)];
    return seen.some(
      (one) => one !== undefined && confirmed.has(changeDigest({ id, key, seen: one, next })),
    );
  });
}

/** An earlier step of this run has marked the cell; what only rests is tried again by each. */
function isTold(
  { order, scene }: Pick<Desk, 'order' | 'scene'>,
  { id, key, token, text }: CellProblem,
): boolean {
  const refusal = scene.state.rows.get(id)?.refusals?.[key];
  return order.run !== null && refusal?.cell === token && refusal.text === text;
}
