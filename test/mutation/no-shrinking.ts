import fc from 'fast-check';

/** That a property fails is enough; to find the smallest example takes a minute at times. */
fc.configureGlobal({ endOnFailure: true });
