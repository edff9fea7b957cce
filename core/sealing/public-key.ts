import { SealingError } from './errors.ts';
import { mlKemKeyLength, mlKemSeedLength, publicKeyLength } from './kem/sizes.ts';

/**
 * A key of the right length of which no half is all zero. To an ML-KEM key whose numbers are all zero, whatever the seed
 * behind them, anybody could open what is sealed; X25519 would give everybody the same secret.
 *
 * @throws SealingError ERR_SEALING_KEY. Other keys that are none are found when something is sealed to them.
 */
export function checkPublicKey(publicKey: Uint8Array): void {
  const halves = [
    publicKey.subarray(0, mlKemKeyLength - mlKemSeedLength),
    publicKey.subarray(mlKemKeyLength),
  ];
  const usable =
    publicKey.length === publicKeyLength && halves.every((half) => half.some((byte) => byte !== 0));
  if (!usable) throw new SealingError('ERR_SEALING_KEY');
}
