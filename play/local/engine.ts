/** The user's own DynamoDB-compatible server, where the bundled engine does not run. */
export function ownEngine(): { dynamodbUrl?: string } {
  const dynamodbUrl = process.env['SEALFORM_DYNAMODB_URL'];
  return dynamodbUrl ? { dynamodbUrl } : {};
}
