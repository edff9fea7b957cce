export { displayName, languages } from '../brand/identity.ts';
