import type { Environment } from '../client/environment.ts';
import { nodeEnvironment } from '../client/node.ts';
import type { Secret } from '../core/secret.ts';
import { awsChecks } from './aws/checks.ts';
import type { Context } from './aws/context.ts';
import { type Installation, readInstallation } from './aws/installation.ts';
import { type Finding, NotShown } from './check.ts';
import { pingPong, wholeForm } from './checks/form.ts';
import { firewall, httpsOnly, siteHeaders, trustedKey } from './checks/site.ts';
import { credentials, goingAround, headerCase, throughDistribution } from './checks/sockets.ts';
import { Findings } from './findings.ts';
import { signIn, type SignInOptions } from './sign-in/sign-in.ts';
import { credentialOf } from './sign-in/token.ts';
import { readSite, type Site } from './site.ts';

export interface SmokeOptions {
  /** The site's address: the output `SiteUrl` of the stack …-Web. */
  readonly url: URL;
  /** Fingerprint of the brand's key, as the embed snippet has it: the output `BrandKeyFingerprint` of the stack …-Api. */
  readonly pin: string;
  /** The name of the installation, with which its stacks' names begin. @default as config.json says */
  readonly stacks?: string;
  /** The AWS Region of the installation. @default as the environment or the profile says */
  readonly region?: string;
  /** The API's own address, `wss://…`. @default as the stacks say */
  readonly api?: string;
  /** How long to wait for what AWS shows late, ms. @default 2 minutes: the sweep runs each minute */
  readonly waitMs?: number;
  /** An agent's access token, in place of a sign-in. */
  readonly token?: Secret<string>;
  /** Of this machine, for the sign-in's code. @default 8976, which is registered with the issuer */
  readonly port?: number;
  /** @default nodeEnvironment */
  readonly environment?: Environment;
}

const agentSignIn = {
  id: 'sign-in',
  shows: 'there is an access token of an agent',
  remedy: 'Sign in as a user of the group agents, in a browser on this machine.',
};

/** What was found, for machines. */
export interface Report {
  /** Whether everything that could be shown is as it should be. */
  readonly ok: boolean;
  readonly findings: readonly Finding[];
}

/**
 * Checks a deployment from outside: plays one whole form by a synthetic visitor and agent, and looks at each thing that
 * only AWS can show. Changes nothing but by that one conversation, which ends.
 *
 * @param tell gets what happens, line by line; no line has a token or an answer in it
 */
export async function smoke(options: SmokeOptions, tell: (line: string) => void): Promise<Report> {
  const environment = options.environment ?? nodeEnvironment;
  const findings = new Findings(tell, environment);
  const context = { since: environment.now(), waitMs: options.waitMs ?? 2 * 60_000, environment };
  const site = await findings.make(
    {
      id: 'site',
      shows: 'the site says where its sockets and its issuer are',
      remedy: 'The address is the output SiteUrl of the stack …-Web. If it is that, deploy the stack again.',
    },
    () => readSite(options.url),
  );
  if (site) {
    const installation = installationOf(site, options);
    await meetStrangers(site, options, { ...context, installation }, findings, environment);
    await meetAgent(site, options, findings, { ...options, tell, environment });
    for (const check of awsChecks({ ...context, installation })) await findings.run(check);
  }
  return summary(findings.all, tell);
}

/** Read once, when a check first asks for it. */
function installationOf(site: Site, { stacks, region }: SmokeOptions): () => Promise<Installation> {
  let read: Promise<Installation> | undefined;
  return () => {
    if (site.isLocal) throw new NotShown('a site on this machine is not in AWS');
    return (read ??= readInstallation(stacks ?? site.config.installation, region));
  };
}

async function meetStrangers(
  site: Site,
  options: SmokeOptions,
  context: Context,
  findings: Findings,
  environment: Environment,
): Promise<void> {
  const apiUrl = async () => options.api ?? apiUrlOf(await context.installation(), site);
  const checks = [
    siteHeaders(site),
    trustedKey(site, options.pin),
    httpsOnly(site),
    firewall(site),
    throughDistribution(site),
    headerCase(site),
    credentials(site),
    goingAround(apiUrl),
    pingPong(site, environment),
  ];
  for (const check of checks) await findings.run(check);
}

/** API Gateway's own host name, with the path that the distribution has too. */
function apiUrlOf(installation: Installation, { config }: Site): string {
  const { region, physicalId } = installation.one('AWS::ApiGatewayV2::Api');
  return `wss://${physicalId}.execute-api.${region}.amazonaws.com${new URL(config.webSocketUrl).pathname}`;
}

/** One form, if an agent is there. */
async function meetAgent(
  site: Site,
  options: SmokeOptions,
  findings: Findings,
  signingIn: SignInOptions,
): Promise<void> {
  const credential = await findings.make(agentSignIn, async () =>
    credentialOf(options.token ?? (await signIn(site.config, signingIn))),
  );
  const { environment } = signingIn;
  const { pin } = options;
  if (credential) await findings.run(wholeForm({ site, pin, credential, audience: findings, environment }));
  else findings.add({ id: 'form', shows: 'one whole form', result: 'not shown', reason: 'nobody signed in' });
}

function summary(findings: readonly Finding[], tell: (line: string) => void): Report {
  const count = (result: Finding['result']) => findings.filter((finding) => finding.result === result).length;
  const failed = findings.filter(({ result }) => result === 'failed').map(({ id }) => id);
  tell(`\n${count('passed')} passed, ${failed.length} failed, ${count('not shown')} not shown`);
  if (failed.length > 0) tell(`failed: ${failed.join(', ')}`);
  return { ok: failed.length === 0, findings };
}
