/** What may stand in a log line or a metric: names, codes, ids and numbers of ours. Never a body, nor an error's text. */
type Fields = Readonly<Record<string, string | number | undefined>>;

/** What a function says about its work. */
export interface Telemetry {
  info(message: string, fields: Fields): void;
  error(message: string, fields: Fields): void;
  /** Adds one to a metric; the dimension's values are of a closed list of names. */
  count(metric: string, dimension: Readonly<Record<string, string>>): void;
}

const namespace = 'Sealform';

/**
 * Structured log lines, and metrics in CloudWatch's embedded metric format (Amazon CloudWatch User Guide, "Specification:
 * Embedded metric format"), one JSON object a line.
 */
export function telemetry(
  service: string,
  write: (line: string) => void = (line) => process.stdout.write(`${line}\n`),
): Telemetry {
  const log = (level: string, message: string, fields: Fields) =>
    write(JSON.stringify({ level, message, timestamp: new Date().toISOString(), service, ...fields }));
  return {
    info: (message, fields) => log('INFO', message, fields),
    error: (message, fields) => log('ERROR', message, fields),
    count(metric, dimension) {
      const dimensions = { service, ...dimension };
      const Metrics = [{ Name: metric, Unit: 'Count' }];
      const directive = { Namespace: namespace, Dimensions: [Object.keys(dimensions)], Metrics };
      const _aws = { Timestamp: Date.now(), CloudWatchMetrics: [directive] };
      write(JSON.stringify({ _aws, ...dimensions, [metric]: 1 }));
    },
  };
}

/** The name of an error's class, which says what went wrong and quotes nothing. */
export function errorName(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
