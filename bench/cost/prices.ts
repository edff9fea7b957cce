/** When the prices below were read from AWS's price lists: us-east-1, US dollars, no free tier and no discount. */
export const pricesOf = '2026-11-22';

const million = 1_000_000;
const gigabyte = 1_000_000_000;

/** Dollars for one unit of what is billed by use. */
export const prices = {
  writeUnits: 0.625 / million,
  readUnits: 0.125 / million,
  messages: 1 / million,
  connectionMinutes: 0.25 / million,
  invocations: 0.2 / million,
  /** arm64. The time before the first request is billed too. */
  gigabyteSeconds: 0.0000133334,
  keyRequests: 0.03 / 10_000,
  logBytes: 0.5 / gigabyte,
  /** CloudFront's HTTPS request, and the web ACL's look at it. */
  handshakes: 0.01 / 10_000 + 0.6 / million,
  /** From CloudFront to browsers in North America and Europe. */
  bytesOut: 0.085 / gigabyte,
} as const;

/** Dollars a month for what is billed by its being there. */
export const monthlyPrices = {
  key: 1,
  secret: 0.4,
  webAcl: 5,
  webAclRule: 1,
  dashboard: 3,
  alarmMetric: 0.1,
  /** By the hour in which it is emitted: this is for every hour of a month. */
  ownMetric: 0.3,
  routeMetric: 0.3,
} as const;
