import { expect } from 'vitest';
import { doTheJob, meet } from '../browser/people/job.ts';
import { useStageWithoutBrowser } from '../browser/stage/stage.ts';
import { verifies } from '../promises.ts';
import { useWebKit } from './people.ts';

const stage = useStageWithoutBrowser();
const webKit = useWebKit(stage);

verifies(
  'P14',
  'two people do the whole job in WebKit, and what is left on both screens are masks',
  async () => {
    const [visitor, agent] = await Promise.all([webKit.visitor(), webKit.agent()]);
    await meet({ visitor, agent });
    await doTheJob({ visitor, agent });
    expect(await stage.runtime.database.scan('Vault')).toEqual([]);
  },
);
