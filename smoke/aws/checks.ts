import type { Check } from '../check.ts';
import type { Context } from './context.ts';
import { alarmMail, ruleDelivery } from './delivery.ts';
import { keyRotation, signingKey, wrappingKey } from './keys.ts';
import { functionLogs, otherLogs } from './logs.ts';
import { dashboardMetrics } from './metrics.ts';
import { poolMfa } from './pool.ts';
import { vaultCopies } from './vault.ts';

/** What is asked of AWS, by calls that only read; what AWS shows late comes last. */
export function awsChecks(context: Context): Check[] {
  const checks = [
    poolMfa,
    wrappingKey,
    signingKey,
    keyRotation,
    vaultCopies,
    alarmMail,
    functionLogs,
    otherLogs,
    ruleDelivery,
    dashboardMetrics,
  ];
  return checks.map((check) => check(context));
}
