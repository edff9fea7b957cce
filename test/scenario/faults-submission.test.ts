import { holdUnderFaults } from './hold-under-faults.ts';
import { submissionSteps } from './steps.ts';

holdUnderFaults(submissionSteps);
