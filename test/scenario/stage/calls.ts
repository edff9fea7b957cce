import { Heard } from '../../../play/heard.ts';
import type { Runtime } from '../../../local/runtime.ts';
import type { Call } from '../../../local/traffic.ts';

/** Every service call from now on, at the moment at which it is over. */
export function heardCalls({ traffic }: Runtime): Heard<Call> {
  const heard = new Heard<Call>();
  const record = traffic.record.bind(traffic);
  traffic.record = (call) => {
    record(call);
    heard.add(call);
  };
  return heard;
}
