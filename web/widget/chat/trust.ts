import { fingerprintsIn } from '../../shared/site-config.ts';
import type { Trust } from './chat-options.ts';
import type { Opening } from '../host/host.ts';

/**
 * Which of the brand's keys answers may be sealed under: those that both the page around the frame and the deployment name
 * (P10). Either alone could be somebody else's: a link writes the fragment, and whoever writes the site writes its config.
 * Without a page of the brand's around it the fragment is the link's alone, so no key is trusted.
 *
 * @param brandKeys those of `/config.json`
 */
export function trustOf({ isFramed, pin = '' }: Opening, brandKeys: readonly string[]): Trust {
  if (!isFramed) return { whyUnpinned: 'ERR_PIN_UNFRAMED' };
  if (brandKeys.length === 0) return { whyUnpinned: 'ERR_PIN_NOT_CONFIGURED' };
  const pinned = fingerprintsIn(pin.toLowerCase().trim().split(/\s+/));
  if (pinned.length === 0) return { whyUnpinned: 'ERR_CERTIFICATE_PIN' };
  const both = pinned.filter((fingerprint) => brandKeys.includes(fingerprint));
  return both.length > 0 ? { pin: both } : { whyUnpinned: 'ERR_PIN_MISMATCH' };
}
