import { type KindName, kinds } from '../../../core/fields/kinds.ts';
import { everyChoice, names } from './examples.ts';

const isStored = (kind: KindName) => kinds[kind].storage.some((storage) => storage === 'stored');

/** Every kind of an answer that can be stored. */
export const storedKinds = names.filter(isStored);

/** The same, with every choice of their options. */
export const storedFields = everyChoice.filter(({ kind }) => isStored(kind));
