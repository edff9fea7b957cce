import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, type Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import type { Settings } from '../../lib/config.ts';
import { settings as evaluation } from '../../branding/settings.ts';
import { install } from '../../lib/installation.ts';

/** What tests read of a resource in a template. */
export interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
  readonly DependsOn?: readonly string[];
  readonly Metadata?: Readonly<Record<string, string>>;
}

/** One synthesized stack. */
export interface Synthesized {
  readonly name: string;
  readonly template: Template;
  readonly resources: Readonly<Record<string, Resource>>;
}

export interface SynthesizedApp {
  readonly data: Synthesized;
  /** Only with a pool of the installation's own. */
  readonly identity: Synthesized;
  readonly api: Synthesized;
  readonly edge: Synthesized;
  readonly web: Synthesized;
  readonly watch: Synthesized;
  readonly edgeWatch: Synthesized;
  readonly all: readonly Synthesized[];
}

type Stacks = Omit<SynthesizedApp, 'all'>;

/** The feature flags that a deployment has. */
function contextOfCdkJson(): Record<string, unknown> {
  const file = readFileSync(join(import.meta.dirname, '../../cdk.json'), 'utf8');
  return (JSON.parse(file) as { context: Record<string, unknown> }).context;
}

/** For tests that read templates alone: functions are not bundled, and files for upload are not copied. */
export const templatesOnly = { 'aws:cdk:bundling-stacks': [], 'aws:cdk:disable-asset-staging': true };

/** The app of bin/app.ts, without an account and without files for upload, which take most of the time. */
export function synthesize(
  context: Record<string, unknown> = {},
  settings: Partial<Settings> = {},
): SynthesizedApp {
  const app = new App({
    context: {
      ...contextOfCdkJson(),
      ...templatesOnly,
      'aws:cdk:enable-path-metadata': true,
      ...context,
    },
  });
  const stacks = install(app, { ...evaluation, ...settings });
  const read = (stack: Stack | undefined) => (stack ? [synthesized(stack)] : []);
  const named = Object.entries(stacks).flatMap(([key, stack]) =>
    read(stack as Stack | undefined).map((template) => [key, template] as const),
  );
  return { ...(Object.fromEntries(named) as Stacks), all: named.map(([, stack]) => stack) };
}

function synthesized(stack: Stack): Synthesized {
  const template = Template.fromStack(stack);
  const { Resources } = template.toJSON() as { Resources: Readonly<Record<string, Resource>> };
  return { name: stack.stackName, template, resources: Resources };
}

/** The resources of a type in all stacks, or in one. */
export function ofType(stacks: readonly Synthesized[], type: string): Resource[] {
  return stacks.flatMap(({ resources }) => Object.values(resources).filter(({ Type }) => Type === type));
}

/** A resource by the path of its construct, without the stack's name: `Reveal/Function`. */
export function at({ name, resources }: Synthesized, path: string): Resource {
  const wanted = [`${name}/${path}`, `${name}/${path}/Resource`];
  const found = Object.values(resources).find(({ Metadata }) =>
    wanted.includes(Metadata?.['aws:cdk:path'] ?? ''),
  );
  if (found === undefined) throw new Error(`${name} has no ${path}`);
  return found;
}
