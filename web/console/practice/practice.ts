import { memoryKeyStore, systemEnvironment } from '../../../client/index.ts';
import { forms } from '../../../branding/forms.ts';
import { Workspace } from '../work/workspace.ts';
import { PracticeServer } from './practice-server.ts';

/** A workspace whose server and visitor are in this page: nothing is sent anywhere. */
export function practiceWorkspace(isVisible: () => boolean): Workspace {
  const server = new PracticeServer(systemEnvironment);
  return new Workspace({
    webSocketUrl: 'wss://practice.invalid/',
    environment: { ...systemEnvironment, connect: server.connect },
    credential: () => Promise.resolve({ accessToken: 'practice', expiresAt: Date.now() + 86_400_000 }),
    keyStore: memoryKeyStore(),
    forms,
    isVisible,
  });
}
