import { errorCodes } from '../../core/errors.ts';
import { requests } from '../../core/protocol/index.ts';
import { errorsOf } from './asyncapi.ts';
import { everyEntry, everyRequest, requestNotes, requestTypes, serverMessages } from './messages.ts';
import { entryTypes } from './schemas.ts';

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
  const rows = requestTypes.map((type) => {
    const { by, reply } = requests[type];
    const own = errorsOf(type).filter((code) => !common.has(code));
    const errors = own.map((code) => `\`${code}\``).join(' ');
    return `| \`${type}\` | ${by.join(', ')} | ${requestNotes[type].summary} | \`${reply}\` | ${errors} |`;
  });
  return ['| request | from | | reply | errors of its own |', '|---|---|---|---|---|', ...rows].join('\n');
}

/** The entries of a conversation. */
export function entriesTable(): string {
  const rows = Object.entries(serverMessages)
    .filter(([type]) => entryTypes.has(type))
    .map(([type, summary]) => `| \`${type}\` | ${summary} |`);
  return ['| entry | says |', '|---|---|', ...rows].join('\n');
}
