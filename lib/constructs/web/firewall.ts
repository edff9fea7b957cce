import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';

export interface FirewallProps {
  /** The `WebACL` dimension of the firewall's metrics in `AWS/WAFV2`, which are in us-east-1. */
  readonly metricName: string;
}

/**
 * Requests of one address within five minutes, above which the rest is refused. A visitor needs about ten for the
 * pages and one for a socket; this leaves room for a contact centre of some hundred agents that begin their shift
 * behind one address.
 */
const requestsPerFiveMinutes = 2_000;

/**
 * AWS's rules for any web application (WAF Developer Guide, "AWS Managed Rules rule groups list"). None of them looks
 * at the header in which tokens travel but for two signatures that no token can match: `${jndi:` and a Java class.
 * They refuse a client without a `User-Agent`: browsers and ours send one.
 *
 * AnonymousIpList is left out: it refuses VPNs, Tor and the proxies of companies, which is where careful visitors and
 * many contact centres come from.
 */
const managedGroups = [
  'AWSManagedRulesAmazonIpReputationList',
  'AWSManagedRulesCommonRuleSet',
  'AWSManagedRulesKnownBadInputsRuleSet',
] as const;

/**
 * What every request to pages and sockets passes first. It counts what it refuses and remembers nothing of it: no log,
 * as AWS WAF's has the client's address in every line and can leave it out of none, and no sampled requests, which are
 * the same for three hours. Refusals are told by the distribution's access log, without addresses, and by metrics; the
 * authorizer's log has keyed pseudonyms of addresses.
 *
 * The protection of headers and queries is for the day on which somebody turns a log on: tokens travel in
 * `Sec-WebSocket-Protocol`, and Sealform's own clients send neither of the others.
 */
export class Firewall extends CfnWebACL {
  constructor(scope: Construct, id: string, props: FirewallProps) {
    super(scope, id, {
      description: 'Sealform: pages and sockets',
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: metric(props.metricName),
      rules: [addressRate(), ...managedGroups.map(managedGroup)],
      dataProtectionConfig: {
        dataProtections: [
          substituted('SINGLE_HEADER', ['sec-websocket-protocol', 'authorization', 'cookie']),
          substituted('QUERY_STRING'),
        ],
      },
    });
  }
}

function addressRate(): CfnWebACL.RuleProperty {
  return {
    name: 'AddressRate',
    priority: 0,
    action: { block: {} },
    statement: {
      rateBasedStatement: {
        aggregateKeyType: 'IP',
        limit: requestsPerFiveMinutes,
        evaluationWindowSec: 300,
      },
    },
    visibilityConfig: metric('AddressRate'),
  };
}

function managedGroup(name: string, index: number): CfnWebACL.RuleProperty {
  return {
    name,
    priority: index + 1,
    overrideAction: { none: {} },
    statement: { managedRuleGroupStatement: { vendorName: 'AWS', name } },
    visibilityConfig: metric(name),
  };
}

function metric(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return { metricName, cloudWatchMetricsEnabled: true, sampledRequestsEnabled: false };
}

function substituted(fieldType: string, fieldKeys?: string[]): CfnWebACL.DataProtectProperty {
  return { action: 'SUBSTITUTION', field: { fieldType, ...(fieldKeys && { fieldKeys }) } };
}
