/**
 * Work written once for two ways of waiting: a generator that yields what it needs, run either to
 * its end at once or as the answers come in. An answer that fails is thrown where it was asked for.
 */

/** `answer` is called for each thing that the steps ask for, in order. */
export function runSteps<Asked, Result, Answer>(
  steps: Generator<Asked, Result, Answer>,
  answer: (asked: Asked) => Answer,
): Result {
  let step = steps.next();
  while (step.done !== true) {
    let answered: Answer;
    try {
      answered = answer(step.value);
    } catch (error) {
      step = steps.throw(error);
      continue;
    }
    step = steps.next(answered);
  }
  return step.value;
}

/** The same for answers that take their time. The first step is made in this turn. */
export async function runStepsLater<Asked, Result, Answer>(
  steps: Generator<Asked, Result, Answer>,
  answer: (asked: Asked) => Promise<Answer>,
): Promise<Result> {
  let step = steps.next();
  while (step.done !== true) {
    let answered: Answer;
    try {
      answered = await answer(step.value);
    } catch (error) {
      step = steps.throw(error);
      continue;
    }
    step = steps.next(answered);
  }
  return step.value;
}
