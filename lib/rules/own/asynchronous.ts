import type { Finding, Rule } from '../rule.ts';
import { listOf } from '../statements.ts';
import type { Declared, Templates } from '../templates.ts';

interface Target {
  readonly Id: string;
  readonly Arn: unknown;
  readonly DeadLetterConfig?: { readonly Arn?: unknown };
  readonly RetryPolicy?: unknown;
}

/** Nothing that is called without waiting gets lost: it has retry settings, and a queue for what failed. */
export const asynchronousHasDeadLetters: Rule = {
  name: 'AsynchronousHasDeadLetters',
  check: (templates) =>
    templates.ofType('AWS::Events::Rule').flatMap((rule) => {
      const targets = listOf(rule.properties['Targets'] as readonly Target[] | undefined);
      return targets.flatMap((target) => [
        ...targetFindings(rule, target),
        ...functionFindings(templates.referred(target.Arn, rule), templates),
      ]);
    }),
};

/** What EventBridge could not deliver. */
function targetFindings(resource: Declared, { Id, RetryPolicy, DeadLetterConfig }: Target): Finding[] {
  if (RetryPolicy !== undefined && DeadLetterConfig?.Arn !== undefined) return [];
  return [{ resource, fault: `has a target, ${Id}, without retry settings or a dead-letter queue` }];
}

/** What was delivered, and failed in the function: Lambda has settings and a queue of its own for that. */
function functionFindings(resource: Declared | undefined, templates: Templates): Finding[] {
  if (resource?.type !== 'AWS::Lambda::Function') return [];
  const settings = templates
    .ofType('AWS::Lambda::EventInvokeConfig')
    .find((each) => templates.referred(each.properties['FunctionName'], each) === resource)?.properties;
  const { OnFailure } = (settings?.['DestinationConfig'] ?? {}) as { OnFailure?: unknown };
  const limited = settings?.['MaximumRetryAttempts'] !== undefined;
  if (limited && (OnFailure !== undefined || resource.properties['DeadLetterConfig'] !== undefined))
    return [];
  return [{ resource, fault: 'is called by a rule, and has no retry settings or no queue for what fails' }];
}
