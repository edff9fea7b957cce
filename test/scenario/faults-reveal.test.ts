import { holdUnderFaults } from './hold-under-faults.ts';
import { revealSteps } from './steps.ts';

holdUnderFaults(revealSteps);
