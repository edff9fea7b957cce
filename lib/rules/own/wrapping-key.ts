import type { Finding, Rule } from '../rule.ts';
import { covers, identityPolicies, type Statement, statementsOf } from '../statements.ts';
import type { Declared, Templates } from '../templates.ts';

/** The wrapping key and the one role that may decrypt with it, by their paths. */
export interface Decrypting {
  readonly wrappingKey: string;
  readonly role: string;
}

/** What opens a wrapped data key, or lets somebody else do so. */
const opening = ['kms:Decrypt', 'kms:ReEncryptFrom', 'kms:CreateGrant'];

/** Who may decrypt: one role, by the key's policy and by its own, and everybody else is denied it (P3). */
export function onlyOneRoleDecrypts({ wrappingKey, role }: Decrypting): Rule {
  return {
    name: 'OnlyOneRoleDecrypts',
    check: (templates) => {
      const key = templates.at(wrappingKey);
      return [...keyFindings(key, role, templates), ...identityFindings(key, role, templates)];
    },
  };
}

function keyFindings(key: Declared, role: string, templates: Templates): Finding[] {
  const statements = statementsOf(key.properties['KeyPolicy'], key, templates);
  const allowed = statements.filter((statement) => statement.allows && opens(statement));
  const denies = statements.some((statement) => deniesOthers(statement, role));
  return [
    ...allowed
      .filter(
        (statement) => !isFor(statement, 'ArnEquals', role) || statement.actions.join() !== 'kms:Decrypt',
      )
      .map(() => ({ resource: key, fault: `lets more than ${role} open what it wraps` })),
    ...(denies
      ? []
      : [{ resource: key, fault: `denies kms:Decrypt to nobody: it must, to all but ${role}` }]),
  ];
}

function identityFindings(key: Declared, role: string, templates: Templates): Finding[] {
  return identityPolicies(templates)
    .filter(({ roles }) => roles.length !== 1 || roles[0] !== `<${role}>`)
    .filter(({ statements }) =>
      statements.some(
        (statement) =>
          statement.allows && opens(statement) && statement.resources.some((arn) => names(arn, key)),
      ),
    )
    .map(({ resource }) => ({ resource, fault: `allows decrypting with ${key.path}, which is for ${role}` }));
}

function opens({ actions }: Statement): boolean {
  return opening.some((wanted) => actions.some((action) => covers(action, wanted)));
}

/** Whether that is its one condition: with a second one, a denial would spare whoever does not meet it. */
function isFor({ conditions }: Statement, operator: string, role: string): boolean {
  const all = Object.entries(conditions).flatMap(([name, keys]) =>
    Object.entries(keys).map(([key, values]) => `${name} ${key} ${values.join()}`),
  );
  return all.join() === `${operator} aws:PrincipalArn <${role}>`;
}

function deniesOthers(statement: Statement, role: string): boolean {
  return (
    !statement.allows &&
    statement.principals.includes('*') &&
    isFor(statement, 'ArnNotEquals', role) &&
    ['kms:Decrypt', 'kms:ReEncryptFrom'].every((action) => statement.actions.includes(action))
  );
}

/** An ARN with a wildcard may name any key. */
function names(arn: string, key: Declared): boolean {
  return arn === `<${key.path}>` || (arn.includes('*') && (arn === '*' || arn.includes(':kms:')));
}
