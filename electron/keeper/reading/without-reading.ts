import { refuse } from '#domain/basics/answer.ts'
import { NOTE_KEY } from '#bridge/bridge.ts'
import type { KeeperReplies, KeeperRequestName, KeeperRequests } from '#bridge/keeper-messages.ts'

/** What is answered while records may not be read (K38): every request is named, so that no new one reads by being forgotten. */
const WITHOUT_READING: Readonly<Record<KeeperRequestName, 'goes-on' | 'own-note' | 'ended'>> = {
  listVaults: 'goes-on',
  readSignInOffer: 'goes-on',
  signIn: 'goes-on',
  stopSignIn: 'goes-on',
  signInAgain: 'goes-on',
  setUp: 'goes-on',
  unlock: 'goes-on',
  changePassphrase: 'goes-on',
  lock: 'goes-on',
  lookAtCopy: 'goes-on',
  bringBackCopy: 'goes-on',
  writeRecoveryRequest: 'goes-on',
  lookAtAnswer: 'goes-on',
  recover: 'goes-on',
  readSaving: 'goes-on',
  tryAgain: 'goes-on',
  decideServer: 'goes-on',
  writeLockedCopy: 'goes-on',
  note: 'goes-on',
  keepDraft: 'own-note',
  dropDraft: 'own-note',
  readDrafts: 'own-note',
  // An entry says what its author had before them: who may not read has nothing before them.
  appendActs: 'ended',
  keepSigned: 'ended',
  readJournal: 'ended',
  readBlob: 'ended',
  writeBlob: 'ended',
  writePaper: 'ended',
  writeFigures: 'ended',
  readTrail: 'ended',
  writeTrail: 'ended',
  noteView: 'ended',
}

/** The reply there is instead; null where the request is answered as ever. */
export function withoutReading<N extends KeeperRequestName>(name: N, request: KeeperRequests[N]): { readonly reply: KeeperReplies[N] } | null {
  const what = WITHOUT_READING[name]
  if (what === 'goes-on' || name === 'readDrafts' || (what === 'own-note' && isNote(request))) return null
  const reply: unknown = Object.hasOwn(inOtherForm, name) ? inOtherForm[name] : refuse({ kind: 'reading-ended', rule: 'K38' })
  return { reply: reply as KeeperReplies[N] }
}

/** Their own note may be read; what else they had begun holds words of records. */
export function isNote(draft: unknown): boolean {
  return typeof draft === 'object' && draft !== null && 'key' in draft && draft.key === NOTE_KEY
}

/** Requests that are never answered with a refusal. */
const inOtherForm: { readonly [N in KeeperRequestName]?: KeeperReplies[N] } = { readJournal: { kind: 'locked' }, dropDraft: null, noteView: null }
