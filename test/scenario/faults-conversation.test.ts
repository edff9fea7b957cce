import { holdUnderFaults } from './hold-under-faults.ts';
import { conversationSteps } from './steps.ts';

holdUnderFaults(conversationSteps);
