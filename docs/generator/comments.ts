import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { type ErrorCode, errorCodes } from '../../core/errors.ts';

/** What a TSDoc comment says. */
export interface Note {
  readonly summary: string;
  /** The text of its `@returns`, empty without one. */
  readonly returns: string;
  /** The codes of its `@throws`. */
  readonly errors: readonly ErrorCode[];
}

type NoteOf = (name: string) => Note;

/** {@link notesIn} for a file of this project, named by its path in the project's folder. */
export function notesOf(file: string, table?: string): NoteOf {
  return notesIn(file, readFileSync(join(import.meta.dirname, '../..', file), 'utf8'), table);
}

/**
 * Returns a lookup of notes by name: of the constants that a file declares or, with `table`, of the members of that one.
 * The lookup throws an Error that names the file and the constant when there is no comment, or when a `@throws` names
 * anything but codes of core/errors.ts, separated by commas, and `as {@link table.member}` for the codes of another member.
 */
export function notesIn(file: string, text: string, table?: string): NoteOf {
  const nodes = nodesOf(text, table);
  const fail = (name: string, why: string) => new Error(`${file}: \`${name}\` ${why}`);

  const noteOf = (name: string): Note => {
    const node = nodes.get(name);
    const comment = node && ts.getJSDocCommentsAndTags(node).findLast(ts.isJSDoc)?.comment;
    const summary = plainText(comment);
    const returns = node ? plainText(ts.getJSDocReturnTag(node)?.comment) : '';
    if (!node || !(summary || returns)) throw fail(name, 'has no comment');
    const thrown = ts.getAllJSDocTags(node, ts.isJSDocThrowsTag).flatMap(partsOf);
    return { summary, returns, errors: thrown.flatMap((part) => codesOf(part, name)) };
  };

  const codesOf = (part: string, name: string): readonly ErrorCode[] => {
    const [, other] = /^as \{@link \w+\.(\w+)\}$/.exec(part) ?? [];
    if (other !== undefined) return noteOf(other).errors;
    if (!Object.hasOwn(errorCodes, part)) throw fail(name, `names ${part}, which is not in core/errors.ts`);
    return [part as ErrorCode];
  };

  return noteOf;
}

/** What is commented, by name. */
function nodesOf(text: string, table: string | undefined): ReadonlyMap<string, ts.Node> {
  const { statements } = ts.createSourceFile('', text, ts.ScriptTarget.Latest, true);
  const declared = statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations]);
  const wanted = table === undefined ? declared : membersOf(declared.find((each) => nameOf(each) === table));
  return new Map(wanted.map((node) => [nameOf(node), node]));
}

function nameOf({ name }: ts.NamedDeclaration): string {
  return name?.getText() ?? '';
}

function membersOf(declaration: ts.VariableDeclaration | undefined): ts.ObjectLiteralElementLike[] {
  let value = declaration?.initializer;
  while (value && (ts.isSatisfiesExpression(value) || ts.isAsExpression(value))) value = value.expression;
  return value && ts.isObjectLiteralExpression(value) ? [...value.properties] : [];
}

function partsOf({ comment }: ts.JSDocTag): string[] {
  return plainText(comment)
    .split(/[,;]/)
    .map((part) => part.trim());
}

/** On one line. */
function plainText(comment: ts.JSDocTag['comment']): string {
  return (ts.getTextOfJSDocComment(comment) ?? '').replaceAll(/\s+/g, ' ').trim();
}
