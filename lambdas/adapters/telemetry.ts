import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';

/** What a function says about its work: names, codes, ids and times. Never a body, never an error's message. */
export interface Telemetry {
  info(message: string, fields: Readonly<Record<string, string | number | undefined>>): void;
  error(message: string, fields: Readonly<Record<string, string | number | undefined>>): void;
  /** Adds one to a metric; the dimension is one of a closed list of names. */
  count(metric: string, dimension: Readonly<Record<string, string>>): void;
}

const namespace = 'Sealform';

/** Structured logs and embedded metrics on standard output. */
export function telemetry(service: string): Telemetry {
  const logger = new Logger({ serviceName: service, logLevel: 'INFO' });
  const metrics = new Metrics({ namespace, serviceName: service });
  return {
    info: (message, fields) => logger.info(message, { ...fields }),
    error: (message, fields) => logger.error(message, { ...fields }),
    count(metric, dimension) {
      const single = metrics.singleMetric();
      for (const [name, value] of Object.entries(dimension)) single.addDimension(name, value);
      single.addMetric(metric, MetricUnit.Count, 1);
    },
  };
}

/** The name of an error's class, which says what went wrong and quotes nothing. */
export function errorName(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
