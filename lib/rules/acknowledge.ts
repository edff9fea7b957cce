import { type App, CfnResource, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { Config } from '../config.ts';
import { acknowledgements } from './acknowledgements.ts';

/** The one stack that an installation can be without. */
const optionalStack = 'Identity';

/** One rule at one resource, and why the finding stays. */
export interface AcknowledgedFinding {
  readonly rule: string;
  readonly resource: CfnResource;
  readonly reason: string;
}

/**
 * Acknowledges what lib/rules/acknowledgements.ts lists, each at its own resource and nowhere above.
 *
 * @throws Error when there is no such resource
 */
export function acknowledgeFindings(app: App, config: Config): void {
  for (const { rule, resource, reason } of acknowledgedFindings(app, config)) {
    Validations.of(resource).acknowledge({ id: rule, reason });
  }
}

/**
 * What is acknowledged in one installation, finding by finding.
 *
 * @throws Error when there is no such resource
 */
export function acknowledgedFindings(app: App, config: Config): AcknowledgedFinding[] {
  return acknowledgements.flatMap(({ reason, covers }) =>
    covers.flatMap(({ rules, at }) =>
      at.flatMap((path) => {
        const resource = resourceAt(app, config, path);
        if (resource === undefined) return [];
        return rules.map((rule) => ({ rule: filledIn(rule, config), resource, reason }));
      }),
    ),
  );
}

/** The resource of the construct at a path. A path that leads to several resources would acknowledge too much. */
function resourceAt(app: App, config: Config, path: string): CfnResource | undefined {
  const [stack, ...rest] = filledIn(path, config).split('/');
  let found: IConstruct | undefined = app.node.tryFindChild(`${config.name}-${stack}`);
  if (found === undefined && stack === optionalStack) return undefined;
  for (const id of rest) found = found?.node.tryFindChild(id);
  const resource = found?.node.defaultChild ?? found;
  if (resource === undefined || !CfnResource.isCfnResource(resource)) {
    throw new Error(`lib/rules/acknowledgements.ts names ${path}, and there is no resource at it.`);
  }
  return resource;
}

/** Puts settings in the place of their names. */
function filledIn(text: string, { region, originSecret }: Config): string {
  return text.replace('{region}', region).replace('{originSecret}', String(originSecret));
}
