import type { Meter } from '../../core/ports.ts';

/** What may stand in a log line or a metric: names, codes, ids and numbers of ours. Never a body, nor an error's text. */
type Fields = Readonly<Record<string, string | number | undefined>>;

/** What a function says about its work. */
export interface Telemetry extends Meter {
  info(message: string, fields: Fields): void;
  error(message: string, fields: Fields): void;
}

/** Every metric of ours with the sets of dimensions under which CloudWatch keeps it; each set is billed by itself. */
export const metricDimensions: Readonly<Record<string, readonly (readonly string[])[]>> = {
  Handled: [['service', 'type']],
  Refused: [['service'], ['code']],
  HandshakeRefused: [['service'], ['service', 'reason']],
  PushFailed: [['service', 'error']],
  FormEvent: [['event'], ['event', 'form']],
  HeldSeconds: [['event']],
  RevealAttempted: [['outcome']],
  DueForms: [['service']],
  OldestDueAge: [['service']],
  WaitingConversations: [['service']],
  OldestWaitingAge: [['service']],
};

/**
 * Structured log lines, and metrics in CloudWatch's embedded metric format (Amazon CloudWatch User Guide, "Specification:
 * Embedded metric format"), one JSON object a line.
 *
 * @param namespace of the metrics: one an installation, so that two in an account do not mix
 */
export function telemetry(
  service: string,
  namespace: string,
  write: (line: string) => void = (line) => process.stdout.write(`${line}\n`),
): Telemetry {
  const log = (level: string, message: string, fields: Fields) =>
    write(JSON.stringify({ level, message, timestamp: new Date().toISOString(), service, ...fields }));
  const emit = (
    metric: string,
    value: number,
    Unit: 'Count' | 'Seconds',
    own: Readonly<Record<string, string>>,
  ) => {
    const Metrics = [{ Name: metric, Unit }];
    const directive = { Namespace: namespace, Dimensions: metricDimensions[metric], Metrics };
    const _aws = { Timestamp: Date.now(), CloudWatchMetrics: [directive] };
    write(JSON.stringify({ _aws, service, ...own, [metric]: value }));
  };
  return {
    info: (message, fields) => log('INFO', message, fields),
    error: (message, fields) => log('ERROR', message, fields),
    count: (metric, dimensions, times = 1) => emit(metric, times, 'Count', dimensions),
    seconds: (metric, value, dimensions) => emit(metric, value, 'Seconds', dimensions),
  };
}

/** The name of an error's class, which says what went wrong and quotes nothing. */
export function errorName(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
