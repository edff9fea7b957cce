import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Remains } from '../../../play/local/leak-search.ts';

/** Every file of a browser's profile. What the browser removes meanwhile is left out. */
export async function filesOf(folder: string): Promise<Remains[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  const files = await Promise.all(
    paths.map(async (path) => {
      const bytes = await readFile(path).catch(() => undefined);
      const name = `profile: ${path.slice(folder.length)}`;
      return bytes && { name, bytes: unpacked(bytes), hasOwnNumbers: true };
    }),
  );
  return files.filter((file) => file !== undefined);
}

const magic = Buffer.from('mozLz40\0');

/** The content of a file. Firefox compresses its session and others with LZ4: a mark of its own, the length, and one block. */
function unpacked(bytes: Buffer): Buffer {
  if (!bytes.subarray(0, magic.length).equals(magic)) return bytes;
  return unpackBlock(bytes.subarray(magic.length + 4), bytes.readUInt32LE(magic.length));
}

/** A block of LZ4 (https://github.com/lz4/lz4/blob/dev/doc/lz4_Block_format.md). */
function unpackBlock(block: Buffer, length: number): Buffer {
  const out = Buffer.alloc(length);
  let [from, to] = [0, 0];
  const lengthOf = (nibble: number): number => {
    let sum = nibble;
    for (let more = nibble === 15 ? 255 : 0; more === 255; sum += more) more = block[from++] ?? 0;
    return sum;
  };
  while (from < block.length) {
    const token = block[from++] ?? 0;
    const literals = lengthOf(token >> 4);
    block.copy(out, to, from, from + literals);
    [from, to] = [from + literals, to + literals];
    if (from >= block.length) break;
    const distance = block.readUInt16LE(from);
    from += 2;
    const end = to + lengthOf(token & 15) + 4;
    // A match may reach into what it writes itself.
    for (; to < end; to += 1) out[to] = out[to - distance] ?? 0;
  }
  return out;
}
