import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, inject } from 'vitest';
import { agents, overseers } from '../../../play/local/people.ts';
import type { Runtime, RuntimeOptions } from '../../../local/runtime.ts';
import { startRuntime } from '../../runtime.ts';
import { Stage } from './stage.ts';

/** A stage whose app is started as the test wants it. */
export class OwnStage extends Stage {
  readonly #options: () => Promise<Partial<RuntimeOptions>>;
  #own: Runtime | undefined;

  constructor(options: () => Promise<Partial<RuntimeOptions>>) {
    super();
    this.#options = options;
  }

  override get runtime(): Runtime {
    if (!this.#own) throw new Error('the stage is not open yet');
    return this.#own;
  }

  override async open(): Promise<void> {
    this.#own = await startRuntime({
      assembly: inject('assembly'),
      users: [...agents, ...overseers],
      ...(await this.#options()),
    });
  }

  override async close(): Promise<void> {
    await super.close();
    await this.#own?.stop();
  }
}

/** A stage of one's own that is open while the tests of this file (or block) run. */
export function useOwnStage(options: () => Promise<Partial<RuntimeOptions>>): OwnStage {
  const stage = new OwnStage(options);
  beforeAll(() => stage.open());
  afterAll(() => stage.close());
  return stage;
}

interface Statement {
  Action: string | string[];
  Effect: string;
  Resource: unknown;
}

interface Resource {
  readonly Type: string;
  readonly Properties: Record<string, unknown>;
  readonly Metadata?: { readonly 'aws:cdk:path'?: string };
}

/** A template that may be altered. */
export class Template {
  readonly resources: Readonly<Record<string, Resource>>;

  constructor(template: { readonly Resources: Readonly<Record<string, Resource>> }) {
    this.resources = template.Resources;
  }

  /** The one resource of this type with that in its path. */
  find(type: string, path: string): Resource {
    const found = Object.values(this.resources).filter(
      ({ Type, Metadata }) => Type === type && Metadata?.['aws:cdk:path']?.includes(path),
    );
    const [resource] = found;
    if (resource === undefined || found.length > 1) throw new Error(`${found.length} of ${type} at ${path}`);
    return resource;
  }

  /** What a function's role may do. */
  statements(service: string): Statement[] {
    const { Properties } = this.find('AWS::IAM::ManagedPolicy', `/${service}/Policy`);
    return (Properties['PolicyDocument'] as { Statement: Statement[] }).Statement;
  }

  /** Takes an action on what has that in its name from a function's role. Throws if it did not have it. */
  revoke(service: string, action: string, resource: string): void {
    const statements = this.statements(service);
    const about = statements.find(
      ({ Action, Resource }) =>
        listOf(Action).includes(action) && JSON.stringify(Resource).includes(resource),
    );
    if (about === undefined) throw new Error(`${service} has no ${action} on ${resource}`);
    const resources = listOf(about.Resource).filter((each) => !JSON.stringify(each).includes(resource));
    if (resources.length > 0) statements.push({ ...about, Action: action, Resource: resources });
    about.Action = listOf(about.Action).filter((each) => each !== action);
    if (about.Action.length === 0) statements.splice(statements.indexOf(about), 1);
  }
}

function listOf<T>(value: T | T[]): T[] {
  return Array.isArray(value) ? value : [value];
}

/** A stage on a copy of the synthesized app whose API's template is altered. The copy goes with the stage. */
export function useAlteredStage(alter: (api: Template) => void): OwnStage {
  const directory = mkdtempSync(join(tmpdir(), 'sealform-altered-'));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));
  return useOwnStage(() => Promise.resolve({ assembly: alterInto(directory, alter) }));
}

function alterInto(directory: string, alter: (api: Template) => void): string {
  cpSync(inject('assembly'), directory, { recursive: true });
  const name = readdirSync(directory).find((each) => each.endsWith('-Api.template.json'));
  if (name === undefined) throw new Error('the app has no API');
  const file = join(directory, name);
  const template = JSON.parse(readFileSync(file, 'utf8')) as ConstructorParameters<typeof Template>[0];
  alter(new Template(template));
  writeFileSync(file, JSON.stringify(template));
  return directory;
}
