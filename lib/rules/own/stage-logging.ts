import type { Rule } from '../rule.ts';

interface RouteSettings {
  readonly DataTraceEnabled?: boolean;
  readonly LoggingLevel?: string;
}

/** No stage writes messages to a log: neither whole, as data traces do, nor in parts, as execution logs do (P1). */
export const stageLogsNoMessage: Rule = {
  name: 'StageLogsNoMessage',
  check: (templates) =>
    templates.ofType('AWS::ApiGatewayV2::Stage').flatMap((resource) => {
      const { DefaultRouteSettings, RouteSettings } = resource.properties as {
        DefaultRouteSettings?: RouteSettings;
        RouteSettings?: Readonly<Record<string, RouteSettings>>;
      };
      return Object.entries({ 'every route': DefaultRouteSettings ?? {}, ...RouteSettings })
        .filter(
          ([, settings]) => settings.DataTraceEnabled === true || (settings.LoggingLevel ?? 'OFF') !== 'OFF',
        )
        .map(([route]) => ({ resource, fault: `logs messages of ${route}` }));
    }),
};
