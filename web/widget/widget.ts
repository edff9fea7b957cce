import '../shared/no-eval.ts';
import { start } from './start.ts';

void start();
