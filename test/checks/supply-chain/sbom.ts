import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';

/**
 * `npm run sbom`: writes sbom.json, a CycloneDX list of everything that is deployed or makes what is deployed. The time
 * and the random serial number that npm puts in are replaced, so that one lock file gives one list, byte by byte.
 */
const format = ['--sbom-format', 'cyclonedx', '--sbom-type', 'application'];
const { stdout, stderr, status } = spawnSync(
  'npm',
  ['sbom', ...format, '--omit', 'dev', '--package-lock-only'],
  { encoding: 'utf8', maxBuffer: 2 ** 26 },
);
if (status !== 0) {
  process.stderr.write(stderr);
  process.exit(1);
}
const bom = JSON.parse(stdout) as {
  serialNumber?: string;
  metadata: { timestamp?: string };
  components: readonly unknown[];
};
delete bom.serialNumber;
delete bom.metadata.timestamp;
bom.serialNumber = `urn:uuid:${uuidOf(JSON.stringify(bom))}`;
writeFileSync('sbom.json', `${JSON.stringify(bom, null, 2)}\n`);
process.stdout.write(`sbom.json: ${bom.components.length} components\n`);

/** A UUID made of a text (RFC 9562, version 8). */
function uuidOf(text: string): string {
  const digits = createHash('sha256').update(text).digest('hex');
  const parts = [digits.slice(0, 8), digits.slice(8, 12), `8${digits.slice(13, 16)}`];
  return [...parts, `8${digits.slice(17, 20)}`, digits.slice(20, 32)].join('-');
}
