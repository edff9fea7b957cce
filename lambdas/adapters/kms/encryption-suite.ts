import { AlgorithmSuiteIdentifier, CommitmentPolicy } from '@aws-crypto/material-management-node';

/**
 * AES-256-GCM with a data key derived by HKDF-SHA512, committing to the key, unsigned: signatures would add nothing,
 * since whoever may encrypt could sign too. Messages that do not commit to their key are refused.
 * See "Supported algorithm suites", AWS Encryption SDK developer guide.
 */
export const suite = {
  id: AlgorithmSuiteIdentifier.ALG_AES256_GCM_IV12_TAG16_HKDF_SHA512_COMMIT_KEY,
  commitmentPolicy: CommitmentPolicy.REQUIRE_ENCRYPT_REQUIRE_DECRYPT,
} as const;
