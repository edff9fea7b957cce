import { holdUnderFaults } from './hold-under-faults.ts';
import { revealSteps } from '../stage/steps.ts';

holdUnderFaults(revealSteps);
