const minute = 60_000;

/** A request without an answer has failed after this long, ms. */
export const answerWithinMs = 10_000;

/** A socket that has not opened has failed after this long, ms. */
export const openWithinMs = 10_000;

/** After so long without a word from the server the socket is pinged, ms. The gateway closes it after 10 minutes. */
export const silenceMs = 5 * minute;

/** The gateway closes every socket at this age, ms. */
export const socketAgeMs = 120 * minute;

/** Reconnecting waits at most this long, ms. */
export const longestBackoffMs = 30_000;
