import { type KindName, kinds } from '../../../core/fields/kinds.ts';

/** Every kind of an answer that can be stored. */
export const storedKinds = (Object.keys(kinds) as KindName[]).filter((kind) =>
  kinds[kind].storage.some((storage) => storage === 'stored'),
);

/** The same, and kinds with options that change the mask or the answer. */
export const storedFields: readonly { kind: KindName; options?: object }[] = [
  ...storedKinds.map((kind) => ({ kind })),
  { kind: 'ssn', options: { showLastFour: true } },
  { kind: 'passport', options: {} },
  { kind: 'drivingLicence', options: {} },
];
