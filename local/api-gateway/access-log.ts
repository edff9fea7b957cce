import { isObject } from '../template/json.ts';
import type { AccessLogDefinition } from './definition.ts';
import type { RequestContext } from './events.ts';

/** Writes a stage's access log: one line a request, in the stage's format. */
export class AccessLog {
  readonly #definition: AccessLogDefinition | undefined;
  readonly #add: (destination: string, line: string) => void;

  /** Without a definition nothing is written. `add` gets the log group and the line. */
  constructor(
    definition: AccessLogDefinition | undefined,
    add: (destination: string, line: string) => void = () => undefined,
  ) {
    this.#definition = definition;
    this.#add = add;
  }

  write(context: RequestContext, status: number): void {
    if (this.#definition === undefined) return;
    const { destination, format } = this.#definition;
    const values = { ...context, status };
    const line = format.replaceAll(/\$context\.([\w.]+)/g, (_, path: string) => valueOf(values, path));
    this.#add(destination, line);
  }
}

/** What API Gateway writes for a variable: `-` for what the request has not. */
function valueOf(context: unknown, path: string): string {
  const value = path
    .split('.')
    .reduce((object: unknown, member) => (isObject(object) ? object[member] : undefined), context);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '-';
}
