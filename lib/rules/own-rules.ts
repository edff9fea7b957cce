import type {
  IPolicyValidationContext,
  IPolicyValidationPlugin,
  PolicyValidationPluginReport,
} from 'aws-cdk-lib';
import { asynchronousHasDeadLetters } from './own/asynchronous.ts';
import { dataActionNamesItsResource } from './own/data-wildcards.ts';
import { functionHasItsLogGroup } from './own/function-logs.ts';
import { logGroupIsEncryptedAndBounded } from './own/log-groups.ts';
import { messagesAreEncrypted } from './own/messages.ts';
import { stateIsRetained } from './own/retained.ts';
import { stageLogsNoMessage } from './own/stage-logging.ts';
import { tableHasTimeToLive } from './own/time-to-live.ts';
import { vaultHasNoCopy } from './own/vault.ts';
import { onlyOneRoleDecrypts } from './own/wrapping-key.ts';
import type { Rule } from './rule.ts';
import { Templates } from './templates.ts';

/** What the rules are about, by the paths of resources. */
export interface Protected {
  readonly wrappingKey: string;
  /** The one role that may decrypt with the wrapping key. */
  readonly decryptingRole: string;
  readonly vault: string;
  readonly removalProtection: boolean;
}

/** Our own rules for every template, where the rule packs are blind. They are not acknowledged: a finding stops the synthesis. */
export class OwnRules implements IPolicyValidationPlugin {
  readonly name = 'Sealform';
  readonly #rules: readonly Rule[];

  constructor({ wrappingKey, decryptingRole, vault, removalProtection }: Protected) {
    this.#rules = [
      onlyOneRoleDecrypts({ wrappingKey, role: decryptingRole }),
      vaultHasNoCopy(vault),
      stageLogsNoMessage,
      tableHasTimeToLive,
      logGroupIsEncryptedAndBounded,
      functionHasItsLogGroup,
      dataActionNamesItsResource,
      messagesAreEncrypted,
      asynchronousHasDeadLetters,
      ...(removalProtection ? [stateIsRetained] : []),
    ];
  }

  get ruleIds(): string[] {
    return this.#rules.map(({ name }) => name);
  }

  validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    const templates = new Templates(context);
    const violations = this.#rules.flatMap(({ name, check }) =>
      check(templates).map(({ resource: { path }, fault }) => ({
        ruleName: name,
        description: `${path} ${fault}.`,
        // What is fatal cannot be acknowledged.
        severity: 'fatal',
        violatingResources: [{ constructPath: path, locations: [] }],
      })),
    );
    return { success: violations.length === 0, violations };
  }
}
