import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { checkProperties, record } from '../core/fields/parts/rule.ts';
import { library } from '../forms/library.ts';
import { type BrandFiles, brandFiles, checkBrand } from '../core/brand/check-brand.ts';

const brand = join(import.meta.dirname, '../brand');

/**
 * Checks everything in brand/ but what the settings say, which lib/config.ts checks.
 *
 * @throws Error with a sentence that names the file and the key
 */
export async function checkBrandFolder(): Promise<void> {
  const places = new Map<unknown, string>(library.map((form) => [form, `forms/${form.name}.ts`]));
  for (const name of await readdir(join(brand, 'forms')).catch(() => [])) {
    if (!name.endsWith('.ts')) continue;
    const file = `brand/forms/${name}`;
    // Before the list that imports it: a file that cannot be loaded is named itself.
    for (const each of Object.values(await load(file))) places.set(each, file);
  }
  const files = await Promise.all(
    brandFiles.map(async (name) => [name, await load(`brand/${name}.ts`)] as const),
  );
  const names = library.map(({ name }) => name);
  checkBrand(Object.fromEntries(files) as BrandFiles, names, (form) => places.get(form) ?? 'brand/forms.ts');
  checkProperties('brand/settings.ts', await load('brand/settings.ts'), { settings: record });
}

/** The exports of a file. */
async function load(file: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    return { ...((await import(join(brand, '..', file))) as object) };
  } catch (error) {
    const [why] = (error instanceof Error ? error.message : 'it throws something that is no error').split(
      '\n',
    );
    throw new Error(`${file}: cannot be loaded: ${why}`, { cause: error });
  }
}
