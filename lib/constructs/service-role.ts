import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

/** The functions, each with one role and one privilege. */
export const services = [
  'authorize',
  'connection',
  'conversation',
  'collect',
  'reveal',
  'confirm',
  'oversee',
  'enrol',
  'publish',
  'sweep',
] as const;

export type Service = (typeof services)[number];

/**
 * The role of one function. It stands beside the key whose policy names it; what it may do is attached beside the
 * function ({@link ServiceFunction}), so that neither stack needs the other twice.
 */
export class ServiceRole extends Role {
  constructor(scope: Construct, service: Service) {
    super(scope, `${service.charAt(0).toUpperCase()}${service.slice(1)}Role`, {
      description: `What the function ${service} may do`,
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    });
  }
}
