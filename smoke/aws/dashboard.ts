import * as z from 'zod/mini';

/** A metric that a dashboard names. */
export interface Shown {
  readonly region: string;
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

const Widget = z.object({
  properties: z.optional(
    z.object({ region: z.optional(z.string()), metrics: z.optional(z.array(z.array(z.unknown()))) }),
  ),
});
const Body = z.object({ widgets: z.array(Widget) });

/**
 * The metrics in a dashboard's body (Amazon CloudWatch API Reference, "Dashboard body structure and syntax", "Metric
 * widget: rendering properties"): in a row, `.` repeats what stands above it and `...` the whole beginning. Expressions
 * name no metric themselves, and are passed over.
 *
 * @param region of widgets that name none
 * @throws Error when it is no dashboard
 */
export function metricsOf(body: string, region: string): Shown[] {
  return Body.parse(JSON.parse(body)).widgets.flatMap(({ properties = {} }) => {
    let above: string[] = [];
    return (properties.metrics ?? []).flatMap((row) => {
      const names = row.filter((part) => typeof part === 'string');
      if (names.length < 2) return [];
      above = written(names, above);
      return [shown(above, regionOf(row) ?? properties.region ?? region)];
    });
  });
}

function written(names: readonly string[], above: readonly string[]): string[] {
  const [first, ...rest] = names;
  const whole = first === '...' ? [...above.slice(0, above.length - rest.length), ...rest] : names;
  return whole.map((name, index) => (name === '.' ? (above[index] ?? '') : name));
}

function regionOf(row: readonly unknown[]): string | undefined {
  const options = row.at(-1);
  if (typeof options !== 'object' || options === null || !('region' in options)) return undefined;
  return typeof options.region === 'string' ? options.region : undefined;
}

function shown([namespace = '', metric = '', ...pairs]: readonly string[], region: string): Shown {
  const dimensions: Record<string, string> = {};
  for (let index = 0; index + 1 < pairs.length; index += 2)
    dimensions[pairs[index] ?? ''] = pairs[index + 1] ?? '';
  return { region, namespace, metric, dimensions };
}
