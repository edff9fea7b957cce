import { type Acknowledgement, acknowledgements } from '../../lib/rules/acknowledgements.ts';

const introduction = `<!-- Made by \`npm run docs\` from lib/rules/acknowledgements.ts. Do not edit. -->

# Acknowledged findings

Every synthesis is checked by four rule packs of [cdk-nag](https://github.com/cdklabs/cdk-nag/blob/main/RULES.md): AWS Solutions, NIST SP 800-53 Rev. 5, the HIPAA Security Rule and PCI DSS 3.2.1. What they find is repaired, or stands here with a reason. An acknowledgement is for one rule at one resource; anything else that they find, and whatever breaks [a rule of our own](decisions/0018-rule-packs-and-own-rules.md), stops the synthesis. A test fails when a finding is acknowledged that no configuration has any more.

Constructs are named by their path without the installation's name. Settings of the configuration stand in braces.`;

/** docs/acknowledgements.md: the reasons, and for each the rules and the constructs. */
export function acknowledgedFindings(): string {
  return [introduction, ...acknowledgements.map(section)].join('\n\n');
}

function section({ title, reason, covers }: Acknowledgement): string {
  const rows = covers.map(({ rules, at }) => `| ${codes(rules)} | ${codes(at)} |`);
  return [`## ${title}`, reason, ['| rules | constructs |', '|---|---|', ...rows].join('\n')].join('\n\n');
}

function codes(texts: readonly string[]): string {
  return texts.map((text) => `\`${text}\``).join('<br>');
}
