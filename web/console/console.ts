import '../shared/no-eval.ts';
import { directionOf } from '../shared/text/languages.ts';
import { isOutdated } from '../shared/outdated.ts';
import { sayOnly } from '../shared/text/say-only.ts';
import { speak, text } from './messages/current.ts';

const language = await speak(navigator.languages);
document.documentElement.lang = language;
document.documentElement.dir = directionOf(language);
if (isOutdated()) sayOnly(text().outdated);
else {
  await import('./components/console-app.ts');
  document.body.append(document.createElement('sealform-console'));
}
