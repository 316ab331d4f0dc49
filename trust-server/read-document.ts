import { objectAt, objectsAt } from './read-resource.ts'
import type { JsonObject } from './read-resource.ts'
import { readTokens, valuesOf } from './read-tokens.ts'

export const sha256System = 'https://consilium.example/sha256'
const binarySystem = 'https://consilium.example/binary'

/** What a DocumentReference of the app says of its file. */
export interface NamedFile {
  readonly sha256: string
  /** The id of the Binary. */
  readonly binary: string
}

/** Reads a DocumentReference as the app makes it now; undefined when it does not name one file by its hash and by an id, both ways the same. */
export function readDocument(resource: JsonObject): NamedFile | undefined {
  const tokens = readTokens(resource)
  const [sha256 = '', ...hashes] = valuesOf(tokens, 'identifier', sha256System)
  const [binary = '', ...names] = valuesOf(tokens, 'identifier', binarySystem)
  const isNamed = /^[0-9a-f]{64}$/.test(sha256) && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(binary)
  return isNamed && hashes.length + names.length === 0 && addressOf(resource) === `Binary/${binary}` ? { sha256, binary } : undefined
}

/** The id of the Binary that any DocumentReference of the app names, of whatever age. */
export function binaryOf(resource: JsonObject): string {
  const [named] = valuesOf(readTokens(resource), 'identifier', binarySystem)
  return named ?? /(?:^|\/)Binary\/([^/]+)$/.exec(addressOf(resource))?.[1] ?? ''
}

function addressOf(resource: JsonObject): string {
  return String(objectAt(objectsAt(resource, 'content')[0], 'attachment')['url'])
}
