import { type ILogGroup, QueryDefinition, QueryString, type QueryStringProps } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Service } from '../../service-role.ts';

export interface SavedQueriesProps {
  /** The name of the installation: the folder that the queries are in. */
  readonly name: string;
  readonly functionLogs: Readonly<Record<Service, ILogGroup>>;
  readonly trailLogs: ILogGroup;
  readonly wrappingKeyArn: string;
}

/** What an auditor asks of logs. Who revealed what is asked of the audit table (docs/runbook.md#who-did-what). */
export class SavedQueries extends Construct {
  readonly #name: string;

  constructor(scope: Construct, id: string, props: SavedQueriesProps) {
    super(scope, id);
    this.#name = props.name;
    this.#askFunctions(props);
    this.#askTrail(props);
  }

  #askFunctions({ functionLogs: logs }: SavedQueriesProps): void {
    const all = Object.values(logs);
    this.#query('Refused requests by code', all, {
      filterStatements: ['message = "refused"'],
      statsStatements: ['count(*) as refused by service, code, bin(1h)'],
      sort: 'refused desc',
    });
    this.#query('Refused requests', all, {
      fields: ['@timestamp', 'service', 'route', 'code', 'id'],
      filterStatements: ['message = "refused"'],
      sort: '@timestamp desc',
    });
    this.#query('Failures by error', all, {
      filterStatements: ['level = "ERROR"'],
      statsStatements: ['count(*) as failed by service, message, error, bin(1h)'],
      sort: 'failed desc',
    });
    this.#query('Refused handshakes by reason and client', [logs.authorize, logs.connection], {
      filterStatements: ['message = "handshake refused"'],
      statsStatements: ['count(*) as refused, max(@timestamp) as last by reason, claims, client'],
      sort: 'refused desc',
    });
  }

  #askTrail({ trailLogs, wrappingKeyArn }: SavedQueriesProps): void {
    const who = ['eventTime', 'eventName', 'userIdentity.arn', 'errorCode', 'eventID'];
    this.#query('Every use of the wrapping key', [trailLogs], {
      fields: [
        ...who,
        'requestParameters.encryptionContext.conversationId',
        'requestParameters.encryptionContext.requestId',
      ],
      filterStatements: ['eventSource = "kms.amazonaws.com"', `resources.0.ARN = "${wrappingKeyArn}"`],
      sort: 'eventTime desc',
    });
    this.#query('Changes to roles and functions', [trailLogs], {
      fields: [...who, 'requestParameters.roleName', 'requestParameters.functionName', 'sourceIPAddress'],
      filterStatements: [
        'eventSource in ["iam.amazonaws.com", "lambda.amazonaws.com"]',
        'readOnly = 0 or readOnly = "false"',
      ],
      sort: 'eventTime desc',
    });
    this.#query('Calls that were denied', [trailLogs], {
      filterStatements: ['errorCode like /AccessDenied|Unauthorized/'],
      statsStatements: ['count(*) as denied by eventSource, eventName, userIdentity.arn'],
      sort: 'denied desc',
    });
  }

  #query(question: string, logGroups: ILogGroup[], query: QueryStringProps): void {
    new QueryDefinition(this, question.replaceAll(' ', ''), {
      queryDefinitionName: `${this.#name}/${question}`,
      queryString: new QueryString(query),
      logGroups,
    });
  }
}
