import { join } from 'node:path';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { type BuildOptions, buildSync } from 'esbuild';
import { definitions } from '../../branding/definitions.ts';
import type { Service } from './service-role.ts';

const projectRoot = join(import.meta.dirname, '..', '..');

/**
 * CommonJS starts about a quarter faster than ES modules here, and `module` before `main` makes the bundle a third
 * smaller. Everything is bundled: what was tested is what runs, whatever SDK the runtime brings.
 */
const options: BuildOptions = {
  absWorkingDir: projectRoot,
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node24',
  format: 'cjs',
  // Else each letter of the forms' Arabic and Japanese is six bytes.
  charset: 'utf8',
  mainFields: ['module', 'main'],
  logLevel: 'warning',
  define: { builtDefinitions: JSON.stringify(JSON.stringify(definitions)) },
};

/**
 * The code of one function, bundled while the app is synthesized. It goes by the hash of the bundle: a change of the
 * sources that changes no bundle deploys nothing. CDK's `NodejsFunction` makes the same bundle and starts npm for each,
 * which is most of the time that it takes.
 *
 * @throws Error when the sources do not bundle
 */
export function bundle(service: Service): Code {
  const entry = `lambdas/${service}.ts`;
  return Code.fromAsset(join(projectRoot, 'lambdas'), {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      // Never started: the build below either succeeds or throws.
      image: DockerImage.fromRegistry('none'),
      // CDK tells bundles of one folder from each other by what it knows of them, and this is all that it knows.
      command: [entry],
      local: {
        tryBundle(outDirectory) {
          buildSync({ ...options, entryPoints: [entry], outfile: join(outDirectory, 'index.js') });
          return true;
        },
      },
    },
  });
}
