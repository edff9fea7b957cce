import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Spreads the files that drive browsers evenly among the others, where Vitest would run project after project: while a
 * browser is waited for, another file has the processor.
 */
export class MixedOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const waiting = sorted.filter(({ project }) => project.name === 'browser');
    const others = sorted.filter(({ project }) => project.name !== 'browser');
    return [...placed(waiting), ...placed(others)].sort((a, b) => a.place - b.place).map(({ file }) => file);
  }
}

/** Each with its place in its own list, from 0 to 1. */
function placed(files: TestSpecification[]): { file: TestSpecification; place: number }[] {
  return files.map((file, index) => ({ file, place: index / files.length }));
}
