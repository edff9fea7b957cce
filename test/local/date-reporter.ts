import { parentPort, workerData } from 'node:worker_threads';
import { moveDate } from '../../local/clock.ts';

moveDate(workerData as SharedArrayBuffer);

class Subclass extends Date {}

/** Run in a worker thread: tells what its Date says. */
parentPort?.on('message', () => {
  parentPort?.postMessage({
    now: Date.now(),
    made: new Date().getTime(),
    called: Date.parse(Date()),
    given: new Date(Date.UTC(2027, 0, 1)).toISOString(),
    isDate: new Date() instanceof Date && new Date().constructor === Date,
    isSubclassed: new Subclass() instanceof Subclass && new Subclass().getTime() >= Date.now() - 1000,
  });
});
