/** Names that stand in the log, in a metric and in docs/protocol.md, where they are explained. */
export const refusals = [
  'SubprotocolMissing',
  'CredentialMissing',
  'TokenMalformed',
  'TokenOutOfTime',
  'IssuerRefused',
  'SignatureInvalid',
  'ClaimMissing',
  'RoleMissing',
  'IdTokenRefused',
  'AlgorithmRefused',
  'SignedOut',
  'NotThroughDistribution',
] as const;
export type Refusal = (typeof refusals)[number];

/** Why a handshake is refused. */
export class HandshakeRefused extends Error {
  override readonly name: Refusal;
  /** The claims that a token lacks: names and values of the configuration's, never of the token. */
  readonly claims: string | undefined;

  constructor(reason: Refusal, claims?: readonly string[]) {
    super();
    this.name = reason;
    this.claims = claims?.join(', ');
  }
}
