import { describe, expect, it, vi } from 'vitest';
import { type AcknowledgedFinding, acknowledgedFindings } from '../../../lib/rules/acknowledge.ts';
import { acknowledgements } from '../../../lib/rules/acknowledgements.ts';
import { enforceRules, rulePacks } from '../../../lib/rules/enforce.ts';
import { configurations } from '../configurations.ts';
import { installed } from './installed.ts';

vi.setConfig({ testTimeout: 60_000 });

type Installed = ReturnType<typeof installed>;

const named = (rule: string, path: string, name: string) => `${rule} ${path.replace(`${name}-`, '')}`;

/** What the packs find before anything is acknowledged. */
function findings({ app, config }: Installed): string[] {
  return rulePacks(app)
    .flatMap((pack) => pack.validateScope(app).violations)
    .flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map(({ constructPath = '' }) => named(ruleName, constructPath, config.name)),
    );
}

const acknowledged = ({ config }: Installed, { rule, resource }: AcknowledgedFinding): string =>
  named(rule, resource.node.path, config.name);

describe('in every configuration, a finding of the rule packs is fixed or acknowledged, and no rule of ours is broken', () => {
  it.each(Object.entries(configurations))('%s', (_, settings) => {
    const { app, installation, config } = installed(settings);
    enforceRules(app, installation, config);
    expect(() => app.synth()).not.toThrow();
  });
});

describe('what is acknowledged', () => {
  const all = Object.values(configurations).map(installed);

  it('is found in some configuration: an acknowledgement that nothing needs any more goes', () => {
    const found = new Set(all.flatMap(findings));
    const listed = all.flatMap((each) =>
      acknowledgedFindings(each.app, each.config).map((finding) => acknowledged(each, finding)),
    );
    expect([...new Set(listed)].filter((finding) => !found.has(finding))).toEqual([]);
  });

  it('is acknowledged once, at a resource of its own', () => {
    for (const each of all) {
      const listed = acknowledgedFindings(each.app, each.config).map((finding) =>
        acknowledged(each, finding),
      );
      expect(listed).toHaveLength(new Set(listed).size);
    }
  });

  it('has one of at most 16 reasons', () => {
    const reasons = acknowledgements.map(({ reason }) => reason);
    expect(new Set(reasons).size).toBe(reasons.length);
    expect(reasons.length).toBeLessThanOrEqual(16);
  });

  it('does not synthesize when it names what is not there', () => {
    const { app, installation, config } = installed({});
    installation.data.node.tryRemoveChild('Connections');
    expect(() => enforceRules(app, installation, config)).toThrow(
      'lib/rules/acknowledgements.ts names Data/Connections, and there is no resource at it.',
    );
  });
});
