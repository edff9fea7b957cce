export * from './values.ts';
export * from './requests.ts';
export * from './entries.ts';
export * from './replies.ts';
