import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { acknowledgedFindings } from './acknowledgements.ts';
import { asyncApi } from './asyncapi.ts';
import { formsJson, formsTable } from './forms.ts';
import { kindsJson, kindsPage } from './kinds/page.ts';
import { promisesTable } from './promises.ts';
import { certificateExample } from './sealing/certificate-example.ts';
import { sealingErrorsTable } from './sealing/errors.ts';
import { sealedExchange } from './sealing/exchange.ts';
import { sealingExamples } from './sealing/examples.ts';
import { entriesTable, errorsTable, requestsTable } from './tables.ts';

/** A file that is generated, in whole or between its markers. */
export interface GeneratedFile {
  /** Relative to the project's folder. */
  readonly path: string;
  readonly content: string;
}

/**
 * Every generated file as it should be now.
 *
 * @param root the project's folder
 * @throws Error when a marker is missing
 */
export async function generatedFiles(root: string): Promise<GeneratedFile[]> {
  const protocol = {
    requests: requestsTable(),
    entries: entriesTable(),
    forms: await formsTable(),
    errors: errorsTable(),
    ...(await sealedExchange()),
  };
  const sealing = {
    ...(await sealingExamples()),
    ...(await certificateExample()),
    'sealing-errors': sealingErrorsTable(),
  };
  return [
    { path: 'docs/asyncapi.yaml', content: asyncApi() },
    await formatted(root, 'docs/acknowledgements.md', acknowledgedFindings()),
    await formatted(root, 'docs/kinds.md', kindsPage()),
    await formatted(root, 'docs/kinds.json', kindsJson()),
    await formatted(root, 'docs/forms.json', await formsJson()),
    await filledIn(root, 'docs/protocol.md', protocol),
    await filledIn(root, 'docs/sealing.md', sealing),
    await filledIn(root, 'README.md', { promises: promisesTable(root) }),
  ];
}

/** The file with new text between its markers, in the project's format. */
async function filledIn(
  root: string,
  path: string,
  parts: Readonly<Record<string, string>>,
): Promise<GeneratedFile> {
  let content = readFileSync(join(root, path), 'utf8');
  for (const [name, text] of Object.entries(parts)) content = replacePart(content, name, text, path);
  return formatted(root, path, content);
}

/** A file in the project's format. */
async function formatted(root: string, path: string, content: string): Promise<GeneratedFile> {
  const options = await resolveConfig(join(root, path));
  return { path, content: await format(content, { ...options, filepath: path }) };
}

/** Replaces what stands between `<!-- name: … -->` and `<!-- end of name -->`. */
export function replacePart(content: string, name: string, text: string, path: string): string {
  const begin = new RegExp(`<!-- ${name}: [^>]*-->`).exec(content);
  const end = content.indexOf(`<!-- end of ${name} -->`);
  if (begin === null || end < begin.index) throw new Error(`${path}: no markers for ${name}`);
  return `${content.slice(0, begin.index + begin[0].length)}\n\n${text}\n\n${content.slice(end)}`;
}
