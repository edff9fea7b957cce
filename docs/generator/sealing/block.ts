/** Named values as a block of code, each on a line of its own or, if it is long, on lines of 32 bytes below its name. */
export function block(values: Readonly<Record<string, string | Uint8Array>>): string {
  const width = Math.max(...Object.keys(values).map((name) => name.length)) + 2;
  const lines = Object.entries(values).map(([name, value]) => line(name, value, width));
  return ['```text', ...lines, '```'].join('\n');
}

const perLine = 64;

function line(name: string, value: string | Uint8Array, width: number): string {
  const text = typeof value === 'string' ? value : hex(value);
  if (text.length <= perLine) return `${name.padEnd(width)}${text}`;
  const parts = text.match(new RegExp(`.{1,${perLine}}`, 'g')) ?? [];
  return parts.map((part, index) => `${(index === 0 ? name : '').padEnd(width)}${part}`).join('\n');
}

export function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

export async function sha256(bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes)));
}

/** These many bytes from this one up: 00 01 02 … */
export function counting(from: number, count: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: count }, (_, index) => from + index);
}
