import type { JsonObject } from '#domain/basics/json.ts'
import { elementAt, elementsAt, idOf, tagsOf, textAt, type Element } from './read-element.ts'
import { BESIDE_SYSTEM, BINARY_SYSTEM, RECORD_SYSTEM, SHA256_SYSTEM, TEAM_SYSTEM } from './systems.ts'

/** A file the server holds as a Binary, and what our entries know it by. */
export interface ServerFile {
  /** sha256 (hex) of its plain bytes. */
  readonly plainHash: string
  readonly team: string
  /** `kind/id` of the record it belongs to. */
  readonly about: string
  readonly type: string
  readonly size: number
  /** The server's id of the Binary. */
  readonly binary: string
}

/**
 * The DocumentReference that makes a Binary findable by its hash. Its title names no patient.
 * @param beside `team/id` of the Binary that is named already and of no use; null where nothing names the file yet
 */
export function fileToResource(file: ServerFile, beside: string | null = null): JsonObject {
  return {
    resourceType: 'DocumentReference',
    meta: {
      tag: [
        { system: TEAM_SYSTEM, code: file.team },
        { system: RECORD_SYSTEM, code: file.about },
      ],
    },
    // Some servers put an address of their own, another one at each read, in the place of the attachment's.
    identifier: [
      { system: SHA256_SYSTEM, value: file.plainHash },
      { system: BINARY_SYSTEM, value: file.binary },
      ...(beside === null ? [] : [{ system: BESIDE_SYSTEM, value: beside }]),
    ],
    status: 'current',
    docStatus: 'final',
    content: [
      {
        attachment: {
          contentType: file.type,
          url: `Binary/${file.binary}`,
          size: file.size,
          title: 'Letter, report or enclosure',
        },
      },
    ],
  }
}

/** What a DocumentReference says of a file; null when it is not one of ours. Readers still check the bytes' hash. */
export function resourceToFile(resource: Element): ServerFile | null {
  if (resource['resourceType'] !== 'DocumentReference') return null
  const plainHash = identifierOf(resource, SHA256_SYSTEM)
  const attachment = elementAt(elementsAt(resource, 'content')[0] ?? {}, 'attachment')
  const named = identifierOf(resource, BINARY_SYSTEM) ?? /(?:^|\/)Binary\/([^/]+)$/.exec(textAt(attachment, 'url') ?? '')?.[1]
  const binary = idOf({ id: named })
  const team = tagsOf(resource, TEAM_SYSTEM)[0]
  if (plainHash === null || binary === null || team === undefined) return null
  const size = typeof attachment['size'] === 'number' ? attachment['size'] : 0
  const about = tagsOf(resource, RECORD_SYSTEM)[0] ?? ''
  return { plainHash, team, about, type: typeOf(attachment), size, binary }
}

/** It is kept with the file, so it may be nothing but a media type (RFC 6838: 127 characters on either side). */
function typeOf(attachment: Element): string {
  const type = textAt(attachment, 'contentType') ?? ''
  return /^[\w.+-]{1,127}\/[\w.+-]{1,127}$/.test(type) ? type : 'application/octet-stream'
}

function identifierOf(resource: Element, system: string): string | null {
  return textAt(elementsAt(resource, 'identifier').find((each) => each['system'] === system) ?? {}, 'value')
}
