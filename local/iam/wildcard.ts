/** Whether a text matches a pattern in which `*` stands for any characters and `?` for any one. */
export function matchesWildcard(pattern: string, text: string): boolean {
  if (!/[*?]/.test(pattern)) return pattern === text;
  const expression = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '[\\s\\S]*')
    .replaceAll('?', '[\\s\\S]');
  return new RegExp(`^${expression}$`).test(text);
}

/** As ArnLike does: each of the six parts of an ARN by itself, so that a wildcard does not reach over a colon. */
export function matchesArn(pattern: string, arn: string): boolean {
  const [expected, actual] = [arnParts(pattern), arnParts(arn)];
  return (
    expected.length === 6 &&
    actual.length === 6 &&
    expected.every((part, index) => matchesWildcard(part, actual[index] ?? ''))
  );
}

function arnParts(arn: string): string[] {
  const parts = arn.split(':');
  return parts.length < 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(':')];
}
