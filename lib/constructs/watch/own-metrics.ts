import { Duration } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Config } from '../../config.ts';
import { metricsNamespace } from './metrics-namespace.ts';

/** What a metric filter of the trail counts: successful decryptions under the wrapping key, by whomever. */
export const decryptsMetric = 'WrappingKeyDecrypts';

const period = Duration.minutes(5);

/** The metrics of one installation, as its functions emit them (lambdas/adapters/telemetry.ts). */
export class OwnMetrics {
  readonly namespace: string;

  constructor(config: Pick<Config, 'name'>) {
    this.namespace = metricsNamespace(config);
  }

  /** Events of all forms, or of one. */
  formEvent(event: string, form?: string): Metric {
    return this.#sum('FormEvent', form === undefined ? { event } : { event, form }, form ?? event);
  }

  /** How long answers had been held when this ended them. */
  heldSeconds(event: string): Metric {
    return this.#metric('HeldSeconds', { event }, event, Stats.MAXIMUM);
  }

  /** `claimed`: KMS is asked next. `refused`: it is not. */
  revealAttempted(outcome: 'claimed' | 'refused'): Metric {
    return this.#sum('RevealAttempted', { outcome }, `reveals ${outcome}`);
  }

  /** Requests that were answered with this code, by any function. */
  refused(code: string): Metric {
    return this.#sum('Refused', { code }, code);
  }

  /** Requests that this function answered with an error, whatever its code. */
  refusedBy(service: string): Metric {
    return this.#sum('Refused', { service }, service);
  }

  /** For any reason, or for one: the name of an error. */
  handshakeRefused(service: string, reason?: string): Metric {
    const dimensions = reason === undefined ? { service } : { service, reason };
    return this.#sum('HandshakeRefused', dimensions, reason ?? `refused by ${service}`);
  }

  /** How many form requests a sweep found due; it says so every minute. */
  dueForms(): Metric {
    return this.#sum('DueForms', { service: 'sweep' }, 'due');
  }

  /** For how long the oldest of them had been due. */
  oldestDueAge(): Metric {
    return this.#metric('OldestDueAge', { service: 'sweep' }, 'the oldest, past its time', Stats.MAXIMUM);
  }

  /** How many chats wait whose visitor was here in the last minutes; each sweep says so. */
  waitingConversations(): Metric {
    return this.#metric('WaitingConversations', { service: 'sweep' }, 'waiting', Stats.MAXIMUM);
  }

  /** For how long the oldest of them has waited. */
  oldestWaitingAge(): Metric {
    return this.#metric('OldestWaitingAge', { service: 'sweep' }, 'the oldest, waiting', Stats.MAXIMUM);
  }

  wrappingKeyDecrypts(): Metric {
    return this.#sum(decryptsMetric, {}, 'decryptions in the trail');
  }

  #sum(metricName: string, dimensionsMap: Record<string, string>, label: string): Metric {
    return this.#metric(metricName, dimensionsMap, label, Stats.SUM);
  }

  #metric(metricName: string, dimensionsMap: Record<string, string>, label: string, statistic: string) {
    return new Metric({ namespace: this.namespace, metricName, dimensionsMap, label, statistic, period });
  }
}
