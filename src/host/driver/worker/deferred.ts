/** A promise that is resolved from outside. Only the first value counts. */
export interface Deferred<T> {
  readonly promise: Promise<T>;
  isSettled(): boolean;
  resolve(value: T): void;
}

export function deferred<T>(): Deferred<T> {
  let settle: (value: T) => void = () => undefined;
  let isSettled = false;
  const promise = new Promise<T>((resolve) => {
    settle = resolve;
  });
  return {
    promise,
    isSettled: () => isSettled,
    resolve(value) {
      isSettled = true;
      settle(value);
    },
  };
}
