export { forms } from '../../../forms/index.ts';
