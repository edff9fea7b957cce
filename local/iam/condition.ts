import { isObject, stringsOf, listOf, type Json } from '../template/json.ts';
import type { KeyValues, RequestContext } from './context.ts';
import { matchesArn, matchesWildcard } from './wildcard.ts';

/** Whether a condition holds; `unknown` where an operator, a key or a value is not understood. */
export type Verdict = 'true' | 'false' | 'unknown';

interface Comparison {
  /** Whether one value of the request matches one value of the policy. */
  readonly matches: (expected: string, actual: string) => boolean;
  readonly negated: boolean;
}

const equals = (expected: string, actual: string): boolean => expected === actual;
const equalsIgnoringCase = (expected: string, actual: string): boolean =>
  expected.toLowerCase() === actual.toLowerCase();

const comparisons: Readonly<Record<string, Comparison>> = {
  StringEquals: { matches: equals, negated: false },
  StringNotEquals: { matches: equals, negated: true },
  StringEqualsIgnoreCase: { matches: equalsIgnoringCase, negated: false },
  StringNotEqualsIgnoreCase: { matches: equalsIgnoringCase, negated: true },
  StringLike: { matches: matchesWildcard, negated: false },
  StringNotLike: { matches: matchesWildcard, negated: true },
  ArnEquals: { matches: matchesArn, negated: false },
  ArnNotEquals: { matches: matchesArn, negated: true },
  ArnLike: { matches: matchesArn, negated: false },
  ArnNotLike: { matches: matchesArn, negated: true },
  NumericLessThan: { matches: (expected, actual) => Number(actual) < Number(expected), negated: false },
  Bool: { matches: equalsIgnoringCase, negated: false },
};

/**
 * Whether a statement's `Condition` holds for a request: all its operators and keys must.
 *
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function evaluateCondition(condition: Json | undefined, context: RequestContext): Verdict {
  if (condition === undefined) return 'true';
  if (!isObject(condition)) return 'unknown';
  return every(
    Object.entries(condition).flatMap(([operator, keys]) =>
      isObject(keys)
        ? Object.entries(keys).map(([key, expected]) => evaluateKey(operator, key, expected, context))
        : ['unknown' as const],
    ),
  );
}

function evaluateKey(
  operator: string,
  key: string,
  expected: Json | undefined,
  context: RequestContext,
): Verdict {
  const alternatives = context.get(key);
  const values = listOf(expected).map((value) =>
    typeof value === 'boolean' || typeof value === 'number' ? String(value) : value,
  );
  const texts = stringsOf(values);
  if (
    alternatives === undefined ||
    texts.length !== values.length ||
    texts.some((text) => text.includes('${'))
  ) {
    return 'unknown';
  }
  const verdicts = new Set(alternatives.map((actual) => evaluateOperator(operator, texts, actual)));
  const [verdict = 'unknown'] = verdicts;
  return verdicts.size === 1 ? verdict : 'unknown';
}

function evaluateOperator(operator: string, expected: readonly string[], actual: KeyValues): Verdict {
  if (operator === 'Null') return verdictOf((actual === undefined) === (expected[0] === 'true'));
  const [, quantifier, name = '', ifExists] =
    /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(operator) ?? [];
  const comparison = Object.hasOwn(comparisons, name) ? comparisons[name] : undefined;
  if (comparison === undefined) return 'unknown';
  if (name.startsWith('Numeric') && ![...expected, ...(actual ?? [])].every(isNumber)) return 'unknown';
  if (actual === undefined && ifExists !== undefined) return 'true';
  const holds = (value: string): boolean =>
    expected.some((item) => comparison.matches(item, value)) !== comparison.negated;
  if (quantifier === 'ForAllValues') return verdictOf((actual ?? []).every(holds));
  if (quantifier === 'ForAnyValue') return verdictOf((actual ?? []).some(holds));
  if (actual === undefined) return verdictOf(comparison.negated);
  const [only, ...others] = actual;
  return only === undefined || others.length > 0 ? 'unknown' : verdictOf(holds(only));
}

function isNumber(text: string): boolean {
  return /^\d+(\.\d+)?$/.test(text);
}

function verdictOf(holds: boolean): Verdict {
  return holds ? 'true' : 'false';
}

function every(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('false')) return 'false';
  return verdicts.includes('unknown') ? 'unknown' : 'true';
}
