import { type App, Validations } from 'aws-cdk-lib';
import {
  AwsSolutionsChecks,
  HIPAASecurityChecks,
  type NagPack,
  NIST80053R5Checks,
  PCIDSS321Checks,
} from 'cdk-nag';
import type { IConstruct } from 'constructs';
import type { Config } from '../config.ts';
import type { Installation } from '../installation.ts';
import { acknowledgeFindings } from './acknowledge.ts';
import { OwnRules } from './own-rules.ts';

/**
 * Has every synthesis checked by the rule packs and by our own rules: a finding of either stops it.
 *
 * @throws Error when an acknowledgement names a construct that does not exist
 */
export function enforceRules(app: App, installation: Installation, config: Config): void {
  acknowledgeFindings(app, config);
  Validations.of(app).addPlugins(...rulePacks(app), ownRules(installation, config));
}

/** AWS Solutions, NIST SP 800-53 Rev. 5, the HIPAA Security Rule, and PCI DSS 3.2.1, which no later pack replaces. */
export function rulePacks(app: App): NagPack[] {
  return [
    new AwsSolutionsChecks(app),
    new NIST80053R5Checks(app),
    new HIPAASecurityChecks(app),
    new PCIDSS321Checks(app),
  ];
}

export function ownRules({ data }: Installation, { removalProtection }: Config): OwnRules {
  return new OwnRules({
    wrappingKey: resourceOf(data.wrappingKey),
    decryptingRole: resourceOf(data.roles.reveal),
    vault: resourceOf(data.tables.vault),
    removalProtection,
  });
}

/** The path of a construct's resource. */
function resourceOf({ node }: IConstruct): string {
  return (node.defaultChild ?? { node }).node.path;
}
