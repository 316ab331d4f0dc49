import { join } from 'node:path'
import { agree, type Answer } from '#domain/basics/answer.ts'
import type { KeeperRequests } from '#bridge/keeper-messages.ts'
import { vaultsFolder, type Ground } from '../open-work.ts'
import { NO_KEY_STORE } from '../vault/key-store.ts'
import { putFile } from '../write-locked-copy.ts'
import { noteRequest } from './note-request.ts'
import { askWayBack, openWithAnswer } from './recover-vault.ts'

/** Puts what is to be sent to the trust's key holder at a path. Refuses as askWayBack does, or with `copy-not-written`. */
export async function writeRequest({ profile, now, keyStore = NO_KEY_STORE }: Ground, { vault, path }: KeeperRequests['writeRecoveryRequest']): Promise<Answer<{ readonly saved: boolean }>> {
  const request = await askWayBack(vaultsFolder(profile), vault, keyStore, now())
  if (!request.ok) return request
  const put = putFile(path, Buffer.from(request.value, 'utf8'))
  if (put.ok) noteRequest(join(vaultsFolder(profile), vault), path, now())
  return put
}

/** Whether the answer at a path opens these records; nothing of them stays open. Refuses as openWithAnswer does. */
export async function lookAtAnswer({ profile, keyStore = NO_KEY_STORE }: Ground, { vault, path }: KeeperRequests['lookAtAnswer']): Promise<Answer<{ readonly chosen: boolean }>> {
  const opened = await openWithAnswer(vaultsFolder(profile), vault, path, keyStore)
  if (!opened.ok) return opened
  opened.value.vaultKey.fill(0)
  return agree({ chosen: true })
}
