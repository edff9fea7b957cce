/** What AWS bills by use, in the units that it counts. */
export interface Usage {
  readonly writeUnits: number;
  readonly readUnits: number;
  /** Messages of sockets, either way, of 32 KB at most. */
  readonly messages: number;
  readonly invocations: number;
  readonly keyRequests: number;
  readonly handshakes: number;
  readonly bytesOut: number;
  readonly logBytes: number;
}

export const nothing: Usage = {
  writeUnits: 0,
  readUnits: 0,
  messages: 0,
  invocations: 0,
  keyRequests: 0,
  handshakes: 0,
  bytesOut: 0,
  logBytes: 0,
};

const names = Object.keys(nothing) as (keyof Usage)[];

export function difference(after: Usage, before: Usage): Usage {
  return combined(after, before, (a, b) => a - b);
}

export function sum(usages: readonly Usage[]): Usage {
  return usages.reduce((total, usage) => combined(total, usage, (a, b) => a + b), nothing);
}

function combined(first: Usage, second: Usage, by: (a: number, b: number) => number): Usage {
  return Object.fromEntries(names.map((name) => [name, by(first[name], second[name])])) as unknown as Usage;
}
