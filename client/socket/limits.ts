import type { Pauses } from '../sparingly.ts';

const minute = 60_000;

/** A request without an answer has failed after this long, ms. */
export const answerWithinMs = 10_000;

/** A socket that has not opened has failed after this long, ms. */
export const openWithinMs = 10_000;

/** After so long without a word from the server it is asked for one, ms. The gateway closes a silent socket after 10 minutes. */
export const silenceMs = minute;

/** A socket on which the server, asked for a word, stays silent for this long is dead, ms. */
export const wordWithinMs = 3_000;

/** However often a check is called for, one a second is made. */
export const checkPauses: Pauses = { firstMs: 1_000, longestMs: 1_000, restMs: 1_000 };

/** Every key and every touch calls for a check: the first is worth one at once, an hour of them two a minute. */
export const usePauses: Pauses = { firstMs: 2_000, longestMs: 30_000, restMs: 5_000 };

/** The gateway closes every socket at this age, ms. */
export const socketAgeMs = 120 * minute;

/** Reconnecting waits at most this long, ms. */
export const longestBackoffMs = 30_000;
