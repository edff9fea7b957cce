import { sealingErrorCodes } from '../../../core/sealing/errors.ts';

/** Every error of sealing: its code, what it says and what to do. */
export function sealingErrorsTable(): string {
  const rows = Object.entries(sealingErrorCodes).map(
    ([code, { message, action }]) => `| \`${code}\` | ${message} | ${action} |`,
  );
  return ['| code | message | what to do |', '|---|---|---|', ...rows].join('\n');
}
