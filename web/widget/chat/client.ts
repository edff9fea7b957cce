import '../../shared/no-eval.ts';

/** What talks to the server: the frame can be looked at and written in before this is there. */
export { VisitorClient } from '../../../client/index.ts';
