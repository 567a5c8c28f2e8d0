/** Puts off a question until its answer is needed, and asks it only once: service calls cost time. */
export function once<T>(ask: () => T): () => T {
  let answer: { readonly value: T } | null = null;
  return () => {
    answer = answer ?? { value: ask() };
    return answer.value;
  };
}
