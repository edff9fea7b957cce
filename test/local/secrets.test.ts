import { describe, expect, it } from 'vitest';
import { Secrets } from '../../local/secrets.ts';
import type { JsonObject } from '../../local/template/json.ts';
import { assemblyOf, resourceOf } from './templates.ts';

/** Resolves references to a secret with these properties; `${ARN}` stands for its ARN. */
function resolverOf(properties: JsonObject): (text: string) => string {
  const Resources = { Secret: { Type: 'AWS::SecretsManager::Secret', Properties: properties } };
  const assembly = assemblyOf({ S: { Resources } });
  const { physicalId } = resourceOf(assembly, 'Secret');
  expect(physicalId).toMatch(/^arn:aws:secretsmanager:eu-north-1:000000000000:secret:[\w-]+-[a-z0-9]{6}$/);
  const secrets = new Secrets(assembly);
  return (text) => secrets.resolve(text.replaceAll('${ARN}', physicalId));
}

describe('a reference to a secret', () => {
  it('is its value, by ARN or name, anywhere in a text', () => {
    const resolve = resolverOf({ Name: 'door', SecretString: 'open' });
    expect(resolve('a {{resolve:secretsmanager:${ARN}:SecretString:::}} b')).toBe('a open b');
    expect(resolve('{{resolve:secretsmanager:door}}{{resolve:secretsmanager:door:SecretString}}')).toBe(
      'openopen',
    );
    expect(resolve('{{resolve:secretsmanager:door:SecretString::AWSCURRENT:}}')).toBe('open');
  });

  it('is one member of it, if it names a key', () => {
    const GenerateSecretString = {
      SecretStringTemplate: '{"user":"ann"}',
      GenerateStringKey: 'password',
      PasswordLength: 8,
      ExcludeUppercase: true,
      ExcludeNumbers: true,
      ExcludePunctuation: true,
    };
    const resolve = resolverOf({ GenerateSecretString });
    expect(resolve('{{resolve:secretsmanager:${ARN}:SecretString:user::}}')).toBe('ann');
    expect(resolve('{{resolve:secretsmanager:${ARN}:SecretString:password::}}')).toMatch(/^[a-z]{8}$/);
    expect(() => resolve('{{resolve:secretsmanager:${ARN}:SecretString:none::}}')).toThrow('none of arn:');
  });

  it('to no secret of the app throws', () => {
    const resolve = resolverOf({ SecretString: 'open' });
    expect(() => resolve('{{resolve:secretsmanager:other}}')).toThrow('there is no secret other');
  });
});
