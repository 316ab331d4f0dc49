import { readActText, actTextHash } from './read-act-text.ts'
import { signedBy } from '../vault/sign-bytes.ts'
import type { OpenJournal } from './open-journal.ts'

export interface ReceivedAct {
  readonly text: string
  readonly sig: string
}

/** Whether the vault an act names signed its text. An act without a readable vault cannot be checked. */
function actIsSigned({ text, sig }: ReceivedAct): boolean {
  const { vault } = readActText(text)
  return vault !== null && signedBy(vault, text, sig)
}

/**
 * Keeps acts that came from the trust server, byte for byte, under the key of the record each is about. What this
 * version cannot read is kept too, under the journal's key. One whose signature is not right is kept as an alarm,
 * outside every record. Throws JournalWriteError; nothing of the call is kept then.
 */
export async function receiveActs(journal: OpenJournal, acts: readonly ReceivedAct[], now: number): Promise<void> {
  const at = new Date(now).toISOString()
  await journal.append(
    acts.map((act) => {
      const label = readActText(act.text)
      const key = label.about === null ? { kind: 'journal' as const } : { kind: 'record' as const, key: label.about }
      if (label.vault === null || actIsSigned(act)) return { key, body: { kind: 'received', text: act.text, sig: act.sig, at } }
      return { key, body: { kind: 'alarm', act: alarmId(label.id, act.text), text: act.text, sig: act.sig, at } }
    }),
  )
}

/** An alarm must name an act id; a text without one is named by its hash, shaped like an id. */
function alarmId(id: string, text: string): string {
  if (/^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)) return id
  const hash = actTextHash(text)
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}
