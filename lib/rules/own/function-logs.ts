import type { Rule } from '../rule.ts';

/** Every function has a log group of its own: one that Lambda makes is neither encrypted nor ever emptied. */
export const functionHasItsLogGroup: Rule = {
  name: 'FunctionHasItsLogGroup',
  check: (templates) => {
    const taken = new Set<string>();
    return templates
      .ofType('AWS::Lambda::Function')
      .filter((resource) => {
        const { LogGroup } = (resource.properties['LoggingConfig'] ?? {}) as { LogGroup?: unknown };
        const group = templates.referred(LogGroup, resource);
        const own = group?.type === 'AWS::Logs::LogGroup' && !taken.has(group.path);
        if (group) taken.add(group.path);
        return !own;
      })
      .map((resource) => ({ resource, fault: 'has no log group of its own' }));
  },
};
