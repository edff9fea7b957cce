import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnDelivery, CfnDeliveryDestination, CfnDeliverySource } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { ServiceLogGroup, type ServiceLogGroupProps } from '../service-log-group.ts';

export interface AccessLogsProps extends ServiceLogGroupProps {
  /** The name of the installation: deliveries have names of their own, one of a kind in an account. */
  readonly name: string;
  readonly distributionId: string;
}

/**
 * What is known of a request without the person who made it: no address (`c-ip`, `x-forwarded-for`, `c-port`), no
 * query, no cookie, no referrer, no `User-Agent`. Names as in the CloudFront Developer Guide, "Standard logging
 * reference". `x-edge-request-id` is what a browser is told too (`x-amz-cf-id`), so that a visitor can name a request.
 */
const recordFields = [
  'date',
  'time',
  'x-edge-request-id',
  'x-edge-location',
  'cs-method',
  'cs-protocol',
  'cs-protocol-version',
  'cs-uri-stem',
  'sc-status',
  'sc-bytes',
  'cs-bytes',
  'time-taken',
  'x-edge-result-type',
  'x-edge-detailed-result-type',
  'ssl-protocol',
  'ssl-cipher',
];

/**
 * The distribution's access log. CloudFront delivers from us-east-1 only (CloudFront Developer Guide, "Configure
 * standard logging (v2)": "you must specify the US East (N. Virginia) Region"), so its parts and the group are there.
 */
export class AccessLogs extends Construct {
  constructor(scope: Construct, id: string, props: AccessLogsProps) {
    super(scope, id);
    const logGroup = new ServiceLogGroup(this, 'Logs', props);
    const policy = logGroup.addToResourcePolicy(deliveryTo(logGroup, Stack.of(this)));
    const name = `${props.name}-AccessLogs`;
    const source = new CfnDeliverySource(this, 'Source', {
      name,
      logType: 'ACCESS_LOGS',
      resourceArn: Stack.of(this).formatArn({
        service: 'cloudfront',
        region: '',
        resource: 'distribution',
        resourceName: props.distributionId,
      }),
    });
    const destination = new CfnDeliveryDestination(this, 'Destination', {
      name,
      outputFormat: 'json',
      destinationResourceArn: logGroup.logGroupArn,
    });
    const delivery = new CfnDelivery(this, 'Delivery', {
      deliverySourceName: source.name,
      deliveryDestinationArn: destination.attrArn,
      recordFields,
    });
    delivery.addResourceDependency(source);
    if (policy.policyDependable) delivery.node.addDependency(policy.policyDependable);
  }
}

/** CloudWatch Logs User Guide, "Logs sent to CloudWatch Logs", "Log group resource policy". */
function deliveryTo(logGroup: ServiceLogGroup, stack: Stack): PolicyStatement {
  return new PolicyStatement({
    principals: [new ServicePrincipal('delivery.logs.amazonaws.com')],
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    // Ends with `:*`: the group's streams.
    resources: [logGroup.logGroupArn],
    conditions: {
      StringEquals: { 'aws:SourceAccount': stack.account },
      ArnLike: { 'aws:SourceArn': stack.formatArn({ service: 'logs', resource: '*' }) },
    },
  });
}
