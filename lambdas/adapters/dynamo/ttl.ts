const dayMs = 86_400_000;

/** DynamoDB's time to live: whole seconds since the epoch. */
export function seconds(ms: number): number {
  return Math.ceil(ms / 1000);
}

export function secondsAfter(ms: number, days: number): number {
  return seconds(ms + days * dayMs);
}
