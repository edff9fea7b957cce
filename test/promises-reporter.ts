import type { Reporter, TestModule } from 'vitest/node';
import { promises, type PromiseId } from './promises.ts';

/** Fails a whole run in which a promise in force was named by no passing test. */
export default class PromisesReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const proved = new Set<string>();
    for (const module of modules) {
      for (const test of module.children.allTests('passed')) proved.add(test.name.split(':')[0] ?? '');
    }
    const missing = (Object.keys(promises) as PromiseId[]).filter(
      (id) => promises[id].inForce && !proved.has(id),
    );
    for (const id of missing) process.stderr.write(`no passing test proves ${id}: ${promises[id].text}\n`);
    if (missing.length > 0) process.exitCode = 1;
    const count = (state: 'passed' | 'failed') =>
      modules.reduce((sum, module) => sum + [...module.children.allTests(state)].length, 0);
    process.stdout.write(`tests: ${count('passed')} passed, ${count('failed')} failed\n`);
  }
}
