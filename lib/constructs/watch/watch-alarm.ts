import { Alarm, type AlarmProps, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { runbookEntry } from './runbook.ts';

/** Whom the alarms of a Region tell, and whose they are. */
export interface Watch {
  /** The name of the installation: the prefix of every alarm's. */
  readonly name: string;
  readonly topic: ITopic;
}

export interface WatchAlarmProps extends Pick<
  AlarmProps,
  'threshold' | 'comparisonOperator' | 'datapointsToAlarm'
> {
  readonly metric: IMetric;
  /** What has happened, in one sentence. */
  readonly says: string;
  /** @default 1 */
  readonly evaluationPeriods?: number;
  /** @default TreatMissingData.NOT_BREACHING: nothing happened */
  readonly treatMissingData?: TreatMissingData;
}

/** An alarm with a name of its own, an entry in the runbook, and somebody who is told of its beginning and its end. */
export class WatchAlarm extends Alarm {
  constructor(scope: Construct, id: string, { name, topic }: Watch, { says, ...props }: WatchAlarmProps) {
    super(scope, id, {
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      ...props,
      alarmName: `${name}-${id}`,
      alarmDescription: `${says} See ${runbookEntry(id)}`,
    });
    const tell = new SnsAction(topic);
    this.addAlarmAction(tell);
    this.addOkAction(tell);
  }
}
