import type { JsonObject } from '#domain/basics/json.ts'
import { recordKey, type UnsignedAct } from '#domain/journal/act.ts'
import { encodeBase64 } from './base64.ts'
import { ACT_SYSTEM, RECORD_SYSTEM, TEAM_SYSTEM, USER_SYSTEM, verbUri } from './systems.ts'
import { encodeUtf8 } from './utf8.ts'

/** An act as it is signed and sent: its canonical text, signature (base64url) and sha256 (hex). */
export interface WireAct {
  readonly text: string
  readonly sig: string
  readonly hash: string
}

/**
 * An act of ours as a FHIR R4 QuestionnaireResponse, created once and never changed. The attachment holds the
 * truth; all else is a courtesy to readers. R4's attachment.hash is a sha1, so the sha256 stands in an item.
 */
export function actToResource({ text, sig, hash }: WireAct): JsonObject {
  const act = JSON.parse(text) as UnsignedAct
  const bytes = encodeUtf8(text)
  return {
    resourceType: 'QuestionnaireResponse',
    meta: {
      tag: [
        { system: TEAM_SYSTEM, code: act.team },
        { system: RECORD_SYSTEM, code: recordKey(act.about) },
      ],
    },
    identifier: { system: ACT_SYSTEM, value: act.id },
    questionnaire: verbUri(act.verb),
    status: 'completed',
    authored: act.at.wall,
    author: { identifier: { system: USER_SYSTEM, value: act.by.user }, display: act.by.name },
    item: [
      { linkId: 'about', text: `Journal entry, not the current position: ${act.verb}, by ${act.by.name} (${act.by.role}).` },
      {
        linkId: 'act',
        answer: [{ valueAttachment: { contentType: 'application/json', data: encodeBase64(bytes), size: bytes.length } }],
      },
      { linkId: 'hash', answer: [{ valueString: hash }] },
      { linkId: 'sig', answer: [{ valueString: sig }] },
    ],
  }
}
