import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { asyncApi } from '../../docs/generator/asyncapi.ts';
import { notesIn } from '../../docs/generator/comments.ts';
import { generatedFiles, replacePart } from '../../docs/generator/files.ts';
import { requestNotes, serverMessages } from '../../docs/generator/messages.ts';
import { Entry, Push, Reply, requests } from '../../core/protocol/index.ts';
import { errorCodes } from '../../core/errors.ts';

const root = join(import.meta.dirname, '../..');
const fromServer = [Entry, Reply, Push].flatMap(({ def }) =>
  def.options.map((schema) => schema.shape.type.def.values[0]),
);
const types = [...new Set([...Object.keys(requests), ...fromServer])].sort();

interface Document {
  components: {
    messages: Record<string, { payload: { properties: { type: { const: string } } } }>;
    schemas: Record<string, { description?: string }>;
  };
  operations: Record<string, { reply?: { messages: { $ref: string }[] }; messages: { $ref: string }[] }>;
}

describe('what is generated from the code', () => {
  it('is current: generating it again changes no byte', async () => {
    const files = await generatedFiles(root);
    expect(files.map(({ path }) => path)).toContain('docs/asyncapi.yaml');
    for (const { path, content } of files) expect(content, path).toBe(readFileSync(join(root, path), 'utf8'));
  });

  it('describes every request and every message of the server, and no other', () => {
    expect([...Object.keys(requestNotes), ...Object.keys(serverMessages)].sort()).toEqual(types);
  });

  it('fails when the place for it is gone', () => {
    expect(() => replacePart('# Title', 'errors', 'text', 'x.md')).toThrow('x.md: no markers for errors');
  });

  it('names every error code in the protocol', () => {
    const protocol = readFileSync(join(root, 'docs/protocol.md'), 'utf8');
    for (const code of Object.keys(errorCodes)) expect(protocol).toContain(`\`${code}\``);
  });
});

describe('the comment beside a schema', () => {
  const notesOf = (members: string) => notesIn('core/x.ts', `const table = {${members}} as const;`, 'table');

  it('is the summary of a message, and its @throws are the errors, also those of another message', () => {
    const noteOf = notesOf(`
      /**
       * Ends the chat,
       * at once.
       *
       * @throws ERR_ENDED, ERR_GONE
       */
      end: {},
      /**
       * Asks.
       *
       * @throws as {@link table.end}; ERR_NO_KEY
       */
      ask: {},`);
    expect(noteOf('end')).toMatchObject({
      summary: 'Ends the chat, at once.',
      errors: ['ERR_ENDED', 'ERR_GONE'],
    });
    expect(noteOf('ask')).toMatchObject({
      summary: 'Asks.',
      errors: ['ERR_ENDED', 'ERR_GONE', 'ERR_NO_KEY'],
    });
  });

  it('stops the generator where a message has none or an empty one, with a sentence that names the message', () => {
    const noteOf = notesOf(`
      ask: {
        /** Of a member inside. */
        by: [],
      },
      /** @throws ERR_GONE */
      tell: {},`);
    for (const name of ['ask', 'tell', 'absent'])
      expect(() => noteOf(name)).toThrow(`core/x.ts: \`${name}\` has no comment`);
  });

  it('stops the generator where it throws anything but a code of ours, with a sentence that names both', () => {
    const noteOf = notesOf(`
      /**
       * Asks.
       *
       * @throws ERR_GONE, ERR_LOST
       */
      ask: {},`);
    expect(() => noteOf('ask')).toThrow('core/x.ts: `ask` names ERR_LOST, which is not in core/errors.ts');
  });

  it('is read from a member whatever its form, and its @returns says what it gives', () => {
    const noteOf = notesOf(`
      /** @returns its digits */
      parse(input) { return input; },
      /** Said first. */
      said,`);
    expect(noteOf('parse')).toEqual({ summary: '', returns: 'its digits', errors: [] });
    expect(noteOf('said').summary).toBe('Said first.');
  });

  it('is read from the files of the protocol', () => {
    expect(requestNotes.relayAnswer.errors).toContain('ERR_NOT_DELIVERED');
    expect(serverMessages.error).toMatch(/`code` says why/);
  });
});

describe('docs/asyncapi.yaml', () => {
  const text = asyncApi();
  const document = parse(text) as Document;

  it('has a message for every type on the wire, under its own name', () => {
    const { messages } = document.components;
    expect(Object.keys(messages).sort()).toEqual(types);
    for (const [type, { payload }] of Object.entries(messages)) {
      expect(payload.properties.type.const).toBe(type);
    }
  });

  it('describes every value that messages share, in the words of its comment', () => {
    const { schemas } = document.components;
    expect(Object.entries(schemas).filter(([, { description }]) => !description)).toEqual([]);
    expect(schemas['Seq']?.description).toBe(
      'Number of an entry in its conversation: 1, 2, 3 … without holes.',
    );
  });

  it('answers every request with its own reply or an error', () => {
    for (const type of Object.keys(requests) as (keyof typeof requests)[]) {
      const replies = document.operations[type]?.reply?.messages.map(({ $ref }) => $ref.split('/').at(-1));
      expect(replies, type).toEqual([requests[type].reply, 'error']);
    }
  });

  it('refers only to what it holds', () => {
    const references = [...text.matchAll(/\$ref: "#\/([^"]+)"/g)].map(([, path = '']) => path);
    expect(references.length).toBeGreaterThan(100);
    for (const path of new Set(references)) {
      const found = path
        .split('/')
        .reduce<unknown>((at, name) => (at as Record<string, unknown>)?.[name], document);
      expect(found, path).toBeDefined();
    }
  });

  it('says how each of the two credentials is written', () => {
    expect(text).toContain('visitor\\.[A-Za-z0-9_-]{43}');
    expect(text).toContain('bearer\\.[A-Za-z0-9._-]+');
  });
});
