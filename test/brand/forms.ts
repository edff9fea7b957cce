import type { FormTemplate } from '../../core/brand/form-template.ts';
import { homeVisitForm } from '../../forms/home-visit.ts';
import { library } from '../../forms/library.ts';
import { cardOnFileForm } from './forms/card-on-file.ts';

/** All of the product, the last one first, and one of the brand's own, which its servers read. */
export const published: readonly FormTemplate[] = [...library.toReversed(), cardOnFileForm, homeVisitForm];
