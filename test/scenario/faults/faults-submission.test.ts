import { holdUnderFaults } from './hold-under-faults.ts';
import { submissionSteps } from '../stage/steps.ts';

holdUnderFaults(submissionSteps);
