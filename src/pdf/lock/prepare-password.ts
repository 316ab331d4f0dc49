import { utf8Encode } from 'pdf-lib'
import { agree, refuse, type Answer } from '#domain/basics/answer.ts'

/** Why a password cannot lock a file. None says what was typed. */
export type PasswordRefusal =
  | { readonly kind: 'password-empty'; readonly rule: 'L31' }
  | { readonly kind: 'password-too-long'; readonly rule: 'L31'; readonly bytes: number; readonly most: number }
  | { readonly kind: 'password-not-typeable'; readonly rule: 'L31' }

/** The standard cuts a longer one off in silence; we refuse it. */
const most = 127

/**
 * The bytes of a password as ISO 32000-2 wants them (SASLprep): the same whichever way a keyboard composes é, or
 * which kind of space it types. Without the profile's rule on direction, which no reader of PDF files follows.
 * Refuses one that is empty, longer than 127 bytes, or has characters that no keyboard types.
 */
export function preparePassword(password: string): Answer<Uint8Array, PasswordRefusal> {
  const prepared = password.replace(otherSpaces, ' ').replace(invisible, '').normalize('NFKC')
  if (prepared.trim() === '') return refuse({ kind: 'password-empty', rule: 'L31' })
  if (notTypeable.test(prepared)) return refuse({ kind: 'password-not-typeable', rule: 'L31' })
  const bytes = utf8Encode(prepared, false)
  if (bytes.length > most) return refuse({ kind: 'password-too-long', rule: 'L31', bytes: bytes.length, most })
  return agree(bytes)
}

const otherSpaces = /[\p{Zs}\u200B]/gu
/** Table B.1 of RFC 3454, as alternatives: some of them join with what stands beside them. */
const invisible = /\u00AD|\u034F|\u1806|\u180B|\u180C|\u180D|\u200C|\u200D|\u2060|[\uFE00-\uFE0F]|\uFEFF/gu
/** Control, private, half and unassigned characters, marks of direction, and those for annotation. */
const notTypeable = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\u2028\u2029\u2FF0-\u2FFB\uFFF9-\uFFFD]/u
