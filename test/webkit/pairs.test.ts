import { expect } from 'vitest';
import { doTheJob, meet } from '../browser/people/job.ts';
import type { People } from '../browser/people/people.ts';
import { useBrowserStage } from '../browser/stage/stage.ts';
import { verifies } from '../promises.ts';
import { useWebKit } from './people.ts';

const stage = useBrowserStage();
const webKit = useWebKit(stage);

/** A visitor with one browser, and an agent with another. */
function verifyJob(title: string, visitors: People, agents: People): void {
  verifies('P14', `the whole job is done with the visitor in ${title}`, async () => {
    const [visitor, agent] = await Promise.all([visitors.visitor(), agents.agent()]);
    await meet({ visitor, agent });
    await doTheJob({ visitor, agent });
    expect(await stage.runtime.database.scan('Vault')).toEqual([]);
  });
}

verifyJob('WebKit and the agent in Firefox', webKit, stage);
verifyJob('Firefox and the agent in WebKit', stage, webKit);
