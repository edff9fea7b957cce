/** A part of the product whose tests are themselves tested, by breaking it in one place at a time. */
export interface Part {
  /** Files that are broken; `!` leaves some out. */
  readonly mutate: readonly string[];
  /** The tests that have to notice. */
  readonly tests: readonly string[];
  /** Whether they want the synthesized app: of the code as it is, before anything of it is broken. */
  readonly wantsApp?: true;
}

export const parts = {
  redact: { mutate: ['core/redact/**/*.ts'], tests: ['test/core/redact/**/*.test.ts'] },
  fields: {
    // Masks: what they look like and may show, which answers have one, and the kinds that do more than keep the end.
    mutate: [
      'core/fields/{masks,mask,check-masks,shows-no-more,answers}.ts',
      'core/fields/{card/holder-name,contact/email}.ts',
    ],
    tests: ['test/core/fields/**/*.test.ts'],
  },
  sealing: { mutate: ['core/sealing/**/*.ts'], tests: ['test/core/sealing/**/*.test.ts'] },
  domain: {
    mutate: ['core/domain/**/*.ts'],
    tests: ['test/core/domain/**/*.test.ts'],
  },
  dynamo: {
    mutate: ['lambdas/adapters/dynamo/**/*.ts'],
    tests: ['test/ports/**/*.test.ts', 'test/lambdas/adapters/dynamo/**/*.test.ts'],
    wantsApp: true,
  },
} satisfies Record<string, Part>;

export type PartName = keyof typeof parts;

export const leftOut = [
  // Measures the sources, which Stryker makes larger.
  'test/core/sealing/size/size.test.ts',
  // Are about time, and take it; or go over thousands of texts again and again, which finds little more.
  'test/core/redact/long-texts.test.ts',
  'test/core/redact/corpora.test.ts',
  'test/core/redact/false-alarms.test.ts',
  // Draws texts at random, so that each run would give another score.
  'test/core/redact/any-text.test.ts',
];

export const isPart = (name: string | undefined): name is PartName => name !== undefined && name in parts;
