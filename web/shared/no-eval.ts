import { config } from 'zod/mini';

/**
 * Imported first by every page: no schema tries whether it may make a function out of text. It may not, by the pages'
 * Content-Security-Policy, and each try would be reported as a violation.
 */
config({ jitless: true });
