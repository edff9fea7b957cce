import type { LogLine } from './lambda/logs.ts';
import { isObject, listOf, type Json, type JsonObject } from './template/json.ts';

/** One value of a metric, as CloudWatch extracts it from a log line. */
export interface Metric {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly value: number;
  /** `None` if the line does not say. */
  readonly unit: string;
  /** Milliseconds since the epoch, as the line says. */
  readonly at: number;
}

const limits = { dimensions: 30, metrics: 100, values: 100, text: 1024 };
const units = new Set(
  'Seconds Microseconds Milliseconds Bytes Kilobytes Megabytes Gigabytes Terabytes Bits Kilobits Megabits Gigabits Terabits Percent Count None'
    .split(' ')
    .flatMap((unit) => (/^(Percent|None|.*seconds)$/i.test(unit) ? [unit] : [unit, `${unit}/Second`])),
);

/** A line that begins as a metric and breaks the format: CloudWatch would drop it, and tell nobody. */
export class MetricFormatError extends Error {
  override readonly name = 'MetricFormatError';
}

/** All metrics that functions have written. */
export class Metrics {
  readonly all: Metric[] = [];
  readonly #onRefusal: (line: string) => void;

  /** @param onRefusal gets a line for each that breaks the format; it names the function and quotes no value */
  constructor(onRefusal: (line: string) => void) {
    this.#onRefusal = onRefusal;
  }

  read({ function: path, line }: LogLine): void {
    try {
      this.all.push(...metricsIn(line));
    } catch (error) {
      if (!(error instanceof MetricFormatError)) throw error;
      this.#onRefusal(`${path} wrote a metric that CloudWatch drops: ${error.message}`);
    }
  }
}

/**
 * The metrics in a line of the embedded metric format: one for each value, metric and set of dimensions. Of a line in any
 * other form there are none.
 *
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 *
 * Throws a {@link MetricFormatError} if the line has the format's `_aws` and is not valid.
 */
export function metricsIn(line: string): Metric[] {
  const root = parse(line);
  if (!isObject(root) || !('_aws' in root)) return [];
  const { _aws: metadata } = root;
  if (!isObject(metadata)) throw new MetricFormatError('_aws is not an object');
  const { Timestamp: at, CloudWatchMetrics: directives } = metadata;
  if (typeof at !== 'number' || !Number.isSafeInteger(at)) throw new MetricFormatError('no Timestamp');
  if (!Array.isArray(directives)) throw new MetricFormatError('no CloudWatchMetrics');
  return listOf(directives).flatMap((directive) => metricsOf(directive, root, at));
}

function metricsOf(directive: Json, root: JsonObject, at: number): Metric[] {
  const { Namespace, Dimensions, Metrics } = isObject(directive) ? directive : {};
  const namespace = textIn(Namespace, 'Namespace');
  if (!Array.isArray(Dimensions) || Dimensions.length === 0) throw new MetricFormatError('no Dimensions');
  if (!Array.isArray(Metrics) || Metrics.length > limits.metrics) {
    throw new MetricFormatError(`no Metrics, or more than ${limits.metrics}`);
  }
  const sets = listOf(Dimensions).map((set) => dimensionsOf(set, root));
  return listOf(Metrics).flatMap((metric) => {
    const { Name, Unit = 'None' } = isObject(metric) ? metric : {};
    const name = textIn(Name, 'Name of a metric');
    if (typeof Unit !== 'string' || !units.has(Unit)) throw new MetricFormatError(`${name} has no such Unit`);
    return valuesOf(root[name], name).flatMap((value) =>
      sets.map((dimensions) => ({ namespace, name, dimensions, value, unit: Unit, at })),
    );
  });
}

function dimensionsOf(set: Json, root: JsonObject): Readonly<Record<string, string>> {
  if (!Array.isArray(set) || set.length > limits.dimensions) {
    throw new MetricFormatError(`a set of dimensions is no list, or has more than ${limits.dimensions}`);
  }
  const entries = listOf(set).map((dimension) => {
    const name = textIn(dimension, 'dimension');
    return [name, textIn(root[name], `value of the dimension ${name}`)] as const;
  });
  return Object.fromEntries(entries);
}

function valuesOf(target: Json | undefined, name: string): number[] {
  const values = listOf(target);
  const numbers = values.filter((value) => typeof value === 'number');
  if (values.length === 0 || values.length > limits.values || numbers.length < values.length) {
    throw new MetricFormatError(`the values of ${name} are not 1 to ${limits.values} numbers`);
  }
  return numbers;
}

function textIn(value: Json | undefined, what: string): string {
  if (typeof value === 'string' && value.length > 0 && value.length <= limits.text) return value;
  throw new MetricFormatError(`${what}: not a text of 1 to ${limits.text} characters`);
}

function parse(line: string): unknown {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
