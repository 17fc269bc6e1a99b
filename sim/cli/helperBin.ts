/** The thread that helps exploring: it is handed its work when it is started, and ends when nothing is left. */
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { openProgram } from './programFile.js';

const { helpExploring } = openProgram(join(import.meta.dirname, 'program')).load();
await helpExploring(workerData, (found) => parentPort?.postMessage(found));
