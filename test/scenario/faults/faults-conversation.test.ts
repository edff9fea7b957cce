import { holdUnderFaults } from './hold-under-faults.ts';
import { conversationSteps } from '../stage/steps.ts';

holdUnderFaults(conversationSteps);
