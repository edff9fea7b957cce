// Runs before every command, on whatever Node there is: one clear line where this machine cannot run Sealform.
import { existsSync } from 'node:fs';

const [major] = process.versions.node.split('.').map(Number);
const engine = 'node_modules/@dynoxide/linux-x64/dynoxide';

if (major < 24) {
  fail(
    `Sealform runs on Node 24; this is ${process.version}. On Linux "npm ci" brings it along, elsewhere install it.`,
  );
} else if (!existsSync(engine) && !process.env.SEALFORM_DYNAMODB_URL && process.argv[2] === 'engine') {
  fail(
    `Sealform's local database runs on Linux x64; this is ${process.platform} ${process.arch}. ` +
      'Set SEALFORM_DYNAMODB_URL to a DynamoDB-compatible server to use that instead.',
  );
}

function fail(line) {
  process.stderr.write(`${line}\n`);
  process.exitCode = 1;
}
