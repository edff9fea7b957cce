import { randomInt } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Assembly } from './template/assembly.ts';
import { isObject, textOf, type JsonObject } from './template/json.ts';
import type { Resource } from './template/resource.ts';

const uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const lowercase = uppercase.toLowerCase();
const numbers = '0123456789';
const punctuation = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';

/** Characters of a generated secret, if the template does not say. */
const defaultLength = 32;

/** `{{resolve:secretsmanager:<ARN or name>:SecretString:<key>:<stage>:<version>}}`; all but the first may be left out. */
const reference =
  /\{\{resolve:secretsmanager:(arn:[^:}]*:secretsmanager:[^:}]*:[^:}]*:secret:[^:}]+|[^:}]+)(?::SecretString(?::([^:}]*))?(?::[^:}]*){0,2})?\}\}/g;

/** The assembly's secrets (Secrets Manager), for the dynamic references of its templates. Functions cannot ask for them. */
export class Secrets {
  readonly #values: ReadonlyMap<string, string>;
  readonly #arns: ReadonlyMap<string, string>;

  /** Makes values for secrets that are to be generated. With a data folder they are kept there, readable by its owner. */
  constructor(assembly: Assembly, data?: string) {
    const secrets = assembly.ofType('AWS::SecretsManager::Secret');
    const file = data === undefined ? undefined : join(data, 'secrets.json');
    const kept = file !== undefined && existsSync(file) ? readValues(file) : {};
    this.#values = new Map(secrets.map((secret) => [secret.arn, kept[secret.arn] ?? valueOf(secret)]));
    this.#arns = new Map(secrets.map(({ arn }) => [nameOf(arn), arn]));
    if (file === undefined) return;
    writeFileSync(file, JSON.stringify({ ...kept, ...Object.fromEntries(this.#values) }), { mode: 0o600 });
  }

  /**
   * The text with the values in place of its dynamic references. Stage and version are not looked at: a secret has one
   * value here. Throws if there is no such secret, or it has no such key.
   *
   * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html
   */
  resolve(text: string): string {
    return text.replace(reference, (_, id: string, key?: string) => {
      const value = this.#values.get(this.#arns.get(id) ?? id);
      if (value === undefined) throw new Error(`there is no secret ${id}`);
      return key === undefined || key === '' ? value : memberOf(value, key, id);
    });
  }
}

function memberOf(value: string, key: string, id: string): string {
  const members: unknown = JSON.parse(value);
  return textOf(isObject(members) ? members[key] : undefined, `${key} of ${id}`);
}

/** The name inside a secret's ARN, without the six characters that Secrets Manager adds. */
function nameOf(arn: string): string {
  return arn.split(':').slice(6).join(':').slice(0, -7);
}

function valueOf({ properties, path }: Resource): string {
  const { SecretString: given, GenerateSecretString: wanted } = properties;
  if (typeof given === 'string') return given;
  if (!isObject(wanted)) throw new Error(`${path}: a secret without a value is not run here`);
  const generated = generate(wanted);
  const { SecretStringTemplate: template, GenerateStringKey: key } = wanted;
  if (typeof template !== 'string' || typeof key !== 'string') return generated;
  return JSON.stringify({ ...(JSON.parse(template) as JsonObject), [key]: generated });
}

function generate(wanted: JsonObject): string {
  const alphabet = [
    wanted['ExcludeUppercase'] === true ? '' : uppercase,
    wanted['ExcludeLowercase'] === true ? '' : lowercase,
    wanted['ExcludeNumbers'] === true ? '' : numbers,
    wanted['ExcludePunctuation'] === true ? '' : punctuation,
  ].join('');
  const excluded = typeof wanted['ExcludeCharacters'] === 'string' ? wanted['ExcludeCharacters'] : '';
  const characters = [...alphabet].filter((character) => !excluded.includes(character));
  const length = Number(wanted['PasswordLength'] ?? defaultLength);
  return Array.from({ length }, () => characters[randomInt(characters.length)]).join('');
}

function readValues(file: string): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
}
