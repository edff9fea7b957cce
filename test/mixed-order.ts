import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Spreads the files that drive browsers evenly among those that run functions, where Vitest would run project after project:
 * while a browser is waited for, another file has the processor. Files that share a process come last, project by project.
 */
export class MixedOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const of = (name: string) => sorted.filter(({ project }) => project.name === name);
    const mixed = [...placed(of('browser')), ...placed(of('node'))].sort((a, b) => a.place - b.place);
    const alone = mixed.map(({ file }) => file);
    return [...alone, ...sorted.filter((file) => !alone.includes(file))];
  }
}

/** Each with its place in its own list, from 0 to 1. */
function placed(files: TestSpecification[]): { file: TestSpecification; place: number }[] {
  return files.map((file, index) => ({ file, place: index / files.length }));
}
