import { errorCodes } from '../../core/errors.ts';
import { errorsOf } from './asyncapi.ts';
import { everyEntry, everyRequest, requestNotes } from './requests.ts';

/** Every error: its code, the HTTP status whose meaning it has, what it says and what to do. */
export function errorsTable(): string {
  const rows = Object.entries(errorCodes).map(
    ([code, { status, message, action }]) => `| \`${code}\` | ${status} | ${message} | ${action} |`,
  );
  return ['| code | like HTTP | message | what to do |', '|---|---|---|---|', ...rows].join('\n');
}

/** Every request: who may send it, what it is answered with, and the errors that are its own. */
export function requestsTable(): string {
  const common = new Set([...everyRequest, ...everyEntry]);
  const rows = Object.entries(requestNotes).map(([type, notes]) => {
    const own = errorsOf(type, notes).filter((code) => !common.has(code));
    const errors = own.map((code) => `\`${code}\``).join(' ');
    return `| \`${type}\` | ${notes.by} | ${notes.summary} | \`${notes.reply}\` | ${errors} |`;
  });
  return ['| request | from | | reply | errors of its own |', '|---|---|---|---|---|', ...rows].join('\n');
}
