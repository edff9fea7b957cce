/** KMS answers in milliseconds or is in trouble; a function lives for 10 s. */
const timeoutMs = 2_000;

/** Of every client of KMS. */
export const kmsConfig = {
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 1_000, requestTimeout: timeoutMs, throwOnRequestTimeout: true },
};
