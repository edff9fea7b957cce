import { relayAnswer } from '../core/domain/collect/relay-answer.ts';
import { submitForm } from '../core/domain/collect/submit-form.ts';
import type { Verbs } from '../core/domain/verbs.ts';
import type { RequestTo } from '../core/protocol/requests.ts';
import { findForm } from '../branding/forms.ts';
import { documentClient } from './adapters/dynamo/document-client.ts';
import { CollectEnv } from './adapters/env.ts';
import { handle } from './adapters/handle.ts';
import { shortened } from './adapters/form-retention.ts';
import { kmsEncrypter } from './adapters/kms/encrypt.ts';
import { appendDeps } from './adapters/append-deps.ts';

/** Encrypt only: the one function whose role may call kms:GenerateDataKey on the vault's wrapping key. */
const env = CollectEnv.parse(process.env);
const deps = {
  ...appendDeps(documentClient(), env, 'collect'),
  encrypter: kmsEncrypter(env.WRAPPING_KEY_ARN),
  findForm,
  retentionSeconds: shortened(env.FORM_RETENTION_SECONDS),
};

const verbs: Verbs<RequestTo<'collect'>, typeof deps> = { submitForm, relayAnswer };

export const handler = handle(verbs, deps);
