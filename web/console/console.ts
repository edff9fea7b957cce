import '../shared/no-eval.ts';
import './components/console-app.ts';
import { directionOf } from '../shared/languages.ts';
import { speak } from './messages/current.ts';

const language = await speak(navigator.languages);
document.documentElement.lang = language;
document.documentElement.dir = directionOf(language);
document.body.append(document.createElement('sealform-console'));
