/**
 * Bulk creates: a bare array of 1 to 100 payloads. The shape of each is checked before anything is
 * done; what becomes of rows that cannot be resolved, and what the answer says, are switches.
 */
import type { Json, JsonObject } from '../json';
import {
  type Answer,
  atRow,
  failure,
  type Problem,
  problemAnswer,
  type Read,
  readBody,
  sentenceOf,
  success,
} from './answers';
import { batchOf } from './bodies';
import type { Call } from './call';
import type { Shape } from './shape';

export interface BatchTerms<I, P> {
  readonly shape: Shape;
  readonly message: string;
  /** Looks up what the payload names; no effects. */
  plan(item: I): Read<P>;
  /** Does it, and says what a single request would answer. */
  act(plan: P): JsonObject;
}

type Outcome =
  | { readonly kind: 'done'; readonly view: JsonObject }
  | { readonly kind: 'failed'; readonly problem: Problem };

export function runBatch<I, P>(call: Call, terms: BatchTerms<I, P>): Answer {
  const { switches } = call;
  const items = readBody<readonly I[]>(batchOf(terms.shape), call.body);
  if (!items.ok) return problemAnswer(items.problem, switches);
  const plans = items.value.map((item) => terms.plan(item));
  const problems = plans.flatMap((plan, at) => (plan.ok ? [] : [atRow(plan.problem, at)]));
  const isRefused = switches.bulkMode === 'atomic' || problems.length === plans.length;
  const [first] = problems;
  if (isRefused && first !== undefined) return problemAnswer(joined(first, problems), switches);
  const outcomes: Outcome[] = [];
  for (const [at, plan] of plans.entries()) {
    if (at === call.crashAfterRows) return crashed;
    outcomes.push(
      plan.ok
        ? { kind: 'done', view: terms.act(plan.value) }
        : { kind: 'failed', problem: plan.problem },
    );
  }
  if (call.crashAfterRows !== null) return crashed;
  return success(terms.message, dataView(outcomes, call), switches.createStatus);
}

/** The CRM broke down, in the middle or before it could answer: what was done stays done. */
export const crashed: Answer = failure(500, 'Internal server error');

function joined({ status }: Problem, problems: readonly Problem[]): Problem {
  return { status, issues: problems.flatMap(({ issues }) => issues) };
}

function dataView(outcomes: readonly Outcome[], { switches }: Call): Json {
  switch (switches.bulkData) {
    case 'none':
      return null;
    case 'list':
      return outcomes.map((outcome) =>
        outcome.kind === 'done' ? outcome.view : { error: sentenceOf(outcome.problem) },
      );
    case 'createdErrors':
      return {
        created: outcomes.flatMap((outcome) => (outcome.kind === 'done' ? [outcome.view] : [])),
        errors: outcomes.flatMap((outcome, index) =>
          outcome.kind === 'done' ? [] : [{ index, message: sentenceOf(outcome.problem) }],
        ),
      };
  }
}
