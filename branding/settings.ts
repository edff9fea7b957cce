export { settings } from '../brand/settings.ts';
