import { hidden, type Kind } from '../kind.ts';
import { line } from '../text.ts';

/** The HTML Standard's "valid email address", with a domain of at least two labels. Addresses in ASCII only. */
const address =
  /^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\.)+[a-zA-Z](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])$/;

/** An email address of at most 254 characters (RFC 5321, 4.5.3.1.3), its domain in lower case. */
export const email: Kind<'stored'> = {
  storage: ['stored'],
  maxLength: 254,
  autocomplete: 'email',
  inputMode: 'email',
  options: {},
  expected: () => 'an email address, such as name@example.com',
  parse(input) {
    const text = line(input, this.maxLength);
    if (text === undefined || !address.test(text)) return undefined;
    const at = text.indexOf('@');
    return text.slice(0, at) + text.slice(at).toLowerCase();
  },
  mask(canonical) {
    const bullets = hidden.slice(1);
    return `${canonical[0]}${bullets}@${canonical[canonical.indexOf('@') + 1]}${bullets}`;
  },
};
