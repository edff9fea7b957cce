import type { Stack } from 'aws-cdk-lib';

/** Everything of a class in a stack, wherever it is made: what is added there later is watched as well. */
export function membersOf<Member>(stack: Stack, type: abstract new (...given: never[]) => Member): Member[] {
  return stack.node.findAll().filter((each): each is typeof each & Member => each instanceof type);
}
