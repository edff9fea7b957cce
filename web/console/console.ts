import '../shared/no-eval.ts';
import './components/console-app.ts';
import { speak } from './messages/current.ts';

const language = await speak(navigator.languages);
document.documentElement.lang = language;
document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
document.body.append(document.createElement('sealform-console'));
