import { createHash, type KeyObject } from 'node:crypto'
import type { CalendarDay } from '#domain/basics/calendar.ts'
import { readSigningKey } from '../vault/sign-bytes.ts'

/** What stands before the 32 secret bytes of an Ed25519 key in PKCS8 (RFC 8410). */
const PKCS8_ED25519 = '302e020100300506032b657004220420'

/**
 * The signing key of a made-up person: the same on every computer, and so no secret at all. It differs by meeting
 * day, because each day's clinic begins its chain of acts again.
 */
export function deriveDemoKey(user: string, meetingDay: CalendarDay): KeyObject {
  const secret = createHash('sha256').update(`made-up clinic ${meetingDay} ${user}`).digest()
  return readSigningKey(Buffer.concat([Buffer.from(PKCS8_ED25519, 'hex'), secret]).toString('base64'))
}
