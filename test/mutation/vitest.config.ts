import { statSync } from 'node:fs';
import { configDefaults, defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { brandAliases } from '../brand-alias.ts';
import { isPart, leftOut, type Part, parts } from './parts.ts';

const part = process.env['SEALFORM_MUTATED'];
if (!isPart(part)) throw new Error('run: npm run test:mutation');

/** The first test that fails ends a run: what is small is mostly quick, and goes first. */
class SmallFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const size = ({ moduleId }: TestSpecification) => statSync(moduleId).size;
    return Promise.resolve(files.toSorted((one, other) => size(one) - size(other)));
  }
}

const { tests, wantsApp }: Part = parts[part];
const assembly = process.env['SEALFORM_ASSEMBLY'];

/** The tests of one part, as Stryker runs them. */
export default defineConfig({
  resolve: { alias: brandAliases },
  test: {
    include: [...tests],
    exclude: [...configDefaults.exclude, ...leftOut],
    ...(wantsApp && assembly && { provide: { assembly } }),
    sequence: { sequencer: SmallFirst },
    setupFiles: ['test/mutation/no-shrinking.ts'],
    testTimeout: 30_000,
  },
});
