import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';

/** Did the condition hold? */
export async function held(sent: Promise<unknown>): Promise<boolean> {
  try {
    await sent;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
