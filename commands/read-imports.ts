import ts from 'typescript'

/** One mention of another file or package in a source text. */
export interface Import {
  /** As written, like `./fold.ts`, `#domain/basics/ids.ts` or `zod`. */
  readonly specifier: string
  /** Counted from 1. */
  readonly line: number
  /**
   * `value` is loaded with the file; `type` is gone when the program runs; `later` is loaded when asked for,
   * as by `import()` or `new Worker(new URL(…))`.
   */
  readonly kind: 'value' | 'type' | 'later'
  /** Whether it passes on everything, as `export * from` does. */
  readonly passesAll: boolean
}

/**
 * The imports of a TypeScript or JavaScript source, in the order they stand.
 * @param path used for its ending only
 */
export function readImports(path: string, text: string): readonly Import[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, false, path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS)
  const found: Import[] = []
  const visit = (node: ts.Node): void => {
    const mention = readMention(node)
    if (mention !== null) {
      const line = source.getLineAndCharacterOfPosition(mention.at.getStart(source)).line + 1
      found.push({ specifier: mention.at.text, line, kind: mention.kind, passesAll: mention.passesAll ?? false })
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

interface Mention {
  readonly at: ts.StringLiteralLike
  readonly kind: Import['kind']
  readonly passesAll?: boolean
}

function readMention(node: ts.Node): Mention | null {
  if (ts.isImportDeclaration(node)) return mention(node.moduleSpecifier, node.importClause?.isTypeOnly ? 'type' : 'value')
  if (ts.isExportDeclaration(node)) return readExport(node)
  if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference)) return mention(node.moduleReference.expression, 'value')
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return mention(node.argument.literal, 'type')
  if (ts.isCallExpression(node) && isLoader(node.expression)) return mention(node.arguments[0], 'later')
  if (ts.isNewExpression(node) && isUrl(node.expression)) return readUrl(node)
  return null
}

function readExport(node: ts.ExportDeclaration): Mention | null {
  const own = mention(node.moduleSpecifier, node.isTypeOnly ? 'type' : 'value')
  return own === null ? null : { ...own, passesAll: node.exportClause === undefined }
}

/** Only addresses that name a source file: a worker. Others are fonts and pictures. */
function readUrl(node: ts.NewExpression): Mention | null {
  const own = mention(node.arguments?.[0], 'later')
  return own !== null && /^\.{1,2}\/.*\.(?:ts|tsx)$/.test(own.at.text) ? own : null
}

function mention(at: ts.Node | undefined, kind: Import['kind']): Mention | null {
  return at !== undefined && ts.isStringLiteralLike(at) ? { at, kind } : null
}

function isLoader(node: ts.Node): boolean {
  return node.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(node) && node.text === 'require')
}

function isUrl(node: ts.Node): boolean {
  return ts.isIdentifier(node) && node.text === 'URL'
}
