/**
 * A bucket of tokens that refills steadily, one for each category of requests of an organization
 * (Lightfield docs, Rate limits: "bucket", "replenished"). Knows no clock.
 */
export interface BucketState {
  /** False: there was no token, and none was taken. */
  readonly granted: boolean;
  /** Whole tokens left. */
  readonly remaining: number;
  /** When the next token is there, ms UTC; now, where one is left. */
  readonly nextMs: number;
  /** When the bucket is full again, ms UTC. */
  readonly fullMs: number;
}

export interface RateBucket {
  /** Takes a token at `nowMs`, which never goes back. `perSecond` is also what the bucket holds. */
  take(nowMs: number, perSecond: number): BucketState;
}

export function createRateBucket(): RateBucket {
  let missing = 0;
  let seenMs = 0;
  return {
    take: (nowMs, perSecond) => {
      const refilled = ((nowMs - seenMs) * perSecond) / 1000;
      missing = Math.min(Math.max(0, missing - refilled), perSecond);
      seenMs = nowMs;
      const granted = missing + 1 <= perSecond;
      if (granted) missing += 1;
      const waitMs = (tokens: number): number =>
        Math.max(0, Math.ceil((tokens * 1000) / perSecond));
      return {
        granted,
        remaining: Math.floor(perSecond - missing),
        nextMs: nowMs + waitMs(missing - perSecond + 1),
        fullMs: nowMs + waitMs(missing),
      };
    },
  };
}
