import type { ErrorCode } from '../../../core/errors.ts';
import { type SealingErrorCode, sealingErrorCodes } from '../../../core/sealing/index.ts';
import { text } from './current.ts';

/** Why something did not succeed, and what to do. */
export function refusalOf(code: ErrorCode | SealingErrorCode): {
  readonly why: string;
  readonly next: string;
} {
  if (!isSealingCode(code)) return text().refusals[code];
  const { message, action } = sealingErrorCodes[code];
  return { why: message, next: action };
}

function isSealingCode(code: ErrorCode | SealingErrorCode): code is SealingErrorCode {
  return Object.hasOwn(sealingErrorCodes, code);
}
