import { GraphWidget, type IMetric, TextWidget } from 'aws-cdk-lib/aws-cloudwatch';

/** A third of a dashboard's width, so that three graphs make a row. */
const width = 8;
const height = 6;

export interface GraphOptions {
  /** What is measured on another scale, on the right-hand axis. */
  readonly right?: readonly IMetric[];
  /** Adds the series up, for parts of a whole. @default false */
  readonly stacked?: boolean;
  /** Where the metrics are. @default - where the dashboard is */
  readonly region?: string;
}

/** A graph of some metrics. */
export function graph(title: string, left: readonly IMetric[], options: GraphOptions = {}): GraphWidget {
  const { right = [], ...rest } = options;
  return new GraphWidget({ title, left: [...left], right: [...right], width, height, ...rest });
}

/** How to read a dashboard. */
export function explanation(markdown: string): TextWidget {
  return new TextWidget({ markdown, width: 3 * width, height: 4 });
}
