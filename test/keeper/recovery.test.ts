import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { toJson, type JsonObject } from '#domain/basics/json.ts'
import { stateUnit } from '#domain/journal/state-unit.ts'
import { PROFILE, profileSchema } from '#domain/profile/profile.ts'
import { NO_KEY_STORE, type KeyStore } from '#electron/keeper/vault/key-store.ts'
import { openRecoveryWrap, withRecovery } from '#electron/keeper/vault/recovery-wrap.ts'
import { makeSealingPair, openWithKey, sealToKey } from '#electron/keeper/vault/seal-to-key.ts'
import { parseVaultFile } from '#electron/keeper/vault/vault-file.ts'
import { readRecoveryRequest, writeRecoveryAnswer } from '#electron/keeper/recovery/recovery-files.ts'
import { makeTrustKey, openTrustKey } from '#electron/keeper/recovery/trust-key.ts'
import { openDeskWithClock, type DeskWithClock } from '../builders/a-desk-with-a-clock.ts'
import { aKeyStore } from '../builders/a-key-store.ts'
import { makeFolder } from '../builders/make-folder.ts'
import { NEXT_PASSPHRASE, PASSPHRASE, TEAM } from '../steps/open-desk.ts'

const HOLDER = 'the IT service desk, 0113 496 0199'
const QUICK = { m: 8, t: 1, p: 1 }
const OF_TRUST = 'six words of the trust'

const trust = makeSealingPair()
const wrapsOf = (desk: DeskWithClock, name = 'vault.json') => {
  const read = parseVaultFile(readFileSync(join(desk.folder(), name), 'utf8'))
  return read.ok ? read.value.wraps.map(({ kind }) => kind) : []
}

/** The chair puts a profile in force that carries this key, or none. */
async function inForce(desk: DeskWithClock, key: string | null): Promise<void> {
  const contacts = { marthasRule: null, pals: null, bioethics: null, chaplaincy: null }
  const profile = profileSchema.parse({ format: 1, trust: { name: 'Riverbank' }, contacts, recovery: key === null ? null : { key, holder: HOLDER } })
  const heads = desk.work().journal.actsOf(`team/${TEAM}`).map(({ text }) => (JSON.parse(text) as { id: string }).id)
  const intent = { id: v7(), about: { kind: 'team' as const, id: TEAM }, team: TEAM, verb: 'set-up-team', schema: 1, after: heads.slice(-1), facts: [...stateUnit(PROFILE, toJson(profile) as JsonObject)] }
  expect(await desk.keeper().ask('appendActs', { intents: [intent] })).toMatchObject({ ok: true })
  // The next in line: what follows from an entry comes before it.
  await desk.keeper().ask('readDrafts', {})
}

async function capture(desk: DeskWithClock, words: string): Promise<void> {
  const facts = [{ unit: 'note', path: 'words', value: words }]
  const intent = { id: v7(), about: { kind: 'case' as const, id: 'c1' }, team: TEAM, verb: 'change-case', schema: 1, after: [], facts }
  expect(await desk.keeper().ask('appendActs', { intents: [intent] })).toMatchObject({ ok: true })
}

async function deskWithKey(keyStore?: KeyStore, key = trust.publicKey): Promise<DeskWithClock> {
  const desk = await openDeskWithClock(await makeFolder(), keyStore)
  await inForce(desk, key)
  return desk
}

interface Asked {
  readonly path: string
  readonly text: string
}

async function ask(desk: DeskWithClock): Promise<Asked> {
  const path = join(await makeFolder(), 'request.json')
  expect(await desk.keeper().ask('writeRecoveryRequest', { vault: desk.vault(), path })).toMatchObject({ ok: true, value: { saved: true } })
  return { path, text: readFileSync(path, 'utf8') }
}

/** What the key holder's command does. */
function answerTo(request: string): string {
  const read = readRecoveryRequest(request)
  if (!read.ok) throw new Error(read.refusal.kind)
  const vaultKey = openRecoveryWrap(trust, read.value.vault, read.value.wrapped)
  if (vaultKey === null) throw new Error('Not for this key')
  return writeRecoveryAnswer(read.value, vaultKey)
}

async function recover(desk: DeskWithClock, answer: string, passphrase = NEXT_PASSPHRASE): Promise<string> {
  const path = join(await makeFolder(), 'answer.json')
  writeFileSync(path, answer)
  const looked = await desk.keeper().ask('lookAtAnswer', { vault: desk.vault(), path })
  const came = await desk.keeper().ask('recover', { vault: desk.vault(), path, passphrase })
  const kind = came.ok ? 'ok' : came.refusal.kind
  if (kind !== 'passphrase-too-short') expect(looked.ok ? 'ok' : looked.refusal.kind).toBe(kind)
  return kind
}

describe('the recovery key of the trust', () => {
  it('[K36] opens a vault once the profile that carries it is in force, in both copies; another takes its place, and none takes it away', async () => {
    const desk = await deskWithKey()
    for (const name of ['vault.json', 'vault-copy.json']) expect(wrapsOf(desk, name)).toEqual(['passphrase', 'recovery'])
    expect((await desk.keeper().ask('listVaults', {})).vaults).toMatchObject([{ holder: HOLDER }])
    const before = readFileSync(join(desk.folder(), 'vault.json'), 'utf8')
    desk.restart()
    expect(await desk.unlock()).toBe('ok')
    expect(readFileSync(join(desk.folder(), 'vault.json'), 'utf8')).toBe(before)
    await inForce(desk, makeSealingPair().publicKey)
    expect(() => answerTo(before)).toThrow('not-a-recovery-request')
    const other = await ask(desk)
    expect(() => answerTo(other.text)).toThrow('Not for this key')
    await inForce(desk, null)
    expect(wrapsOf(desk)).toEqual(['passphrase'])
    expect(await desk.keeper().ask('writeRecoveryRequest', { vault: desk.vault(), path: other.path })).toMatchObject({ refusal: { kind: 'no-recovery-key' } })
  })

  it('[K36] opens records whose passphrase is lost, with everything that was not sent, under a new passphrase alone', async () => {
    const desk = await deskWithKey()
    await capture(desk, 'Agreed at 12:40')
    await desk.keeper().ask('keepDraft', { key: 'minute', about: { kind: 'case', id: 'c1' }, after: [], words: { agreed: 'half a sentence' } })
    const unsent = desk.work().journal.unsentActs()
    expect(unsent).toHaveLength(2)
    desk.restart()
    for (let time = 0; time < 5; time += 1) await desk.unlock('four words of yours')
    expect(await desk.unlock('four words of yours')).toBe('passphrase-wait')
    const asked = await ask(desk)
    desk.restart()
    const vaults = () => desk.keeper().ask('listVaults', {}).then(({ vaults }) => vaults)
    expect(await vaults(), 'told after a start too').toMatchObject([{ asked: { folder: dirname(asked.path), fileName: 'request.json', at: expect.stringMatching(/^2026-/) } }])
    expect(await recover(desk, answerTo(asked.text))).toBe('ok')
    expect(await vaults(), 'answered').toMatchObject([{ asked: null }])
    expect(desk.work().journal.unsentActs()).toEqual(unsent)
    expect(await desk.keeper().ask('readDrafts', {})).toMatchObject([{ words: { agreed: 'half a sentence' } }])
    expect((await desk.noted()).slice(-2)).toEqual(['unlock', 'recover'])
    await capture(desk, 'Agreed at 12:41')
    desk.restart()
    expect(await desk.unlock()).toBe('wrong-passphrase')
    expect(await desk.unlock(NEXT_PASSPHRASE)).toBe('ok')
    expect(desk.work().journal.unsentActs()).toHaveLength(3)
    expect(desk.work().damage()).toEqual([])
    expect(wrapsOf(desk)).toEqual(['passphrase', 'recovery'])
    expect(existsSync(join(desk.folder(), 'recovery-request'))).toBe(false)
  })

  it('[K35, K36] opens records whose computer has lost its key, and binds them to the key store there is now', async () => {
    for (const [now, wraps] of [[aKeyStore(), ['computer', 'recovery']], [NO_KEY_STORE, ['passphrase', 'recovery']]] as const) {
      const desk = await deskWithKey(aKeyStore())
      expect(wrapsOf(desk)).toEqual(['computer', 'recovery'])
      desk.keyStore = now
      desk.restart()
      expect(await desk.unlock()).toBe('computer-key-missing')
      expect(await recover(desk, answerTo((await ask(desk)).text))).toBe('ok')
      expect(wrapsOf(desk)).toEqual(wraps)
      desk.restart()
      expect(await desk.unlock(NEXT_PASSPHRASE)).toBe('ok')
    }
  })

  it('[K27, K36] goes on opening them after the passphrase was changed', async () => {
    const desk = await deskWithKey()
    await desk.keeper().ask('changePassphrase', { passphrase: PASSPHRASE, next: NEXT_PASSPHRASE })
    desk.restart()
    expect(await recover(desk, answerTo((await ask(desk)).text), PASSPHRASE)).toBe('ok')
  })

  it('[K36] an answer that is not for this request opens nothing, changes nothing, and the right one still opens', async () => {
    const [desk, other] = [await deskWithKey(), await deskWithKey()]
    for (const each of [desk, other]) each.restart()
    const request = (await ask(desk)).text
    const right = answerTo(request)
    const before = readFileSync(join(desk.folder(), 'vault.json'), 'utf8')
    const parsed = JSON.parse(right) as Record<string, string>
    const read = readRecoveryRequest(request)
    if (!read.ok) throw new Error('unreadable')
    const changed = (part: Record<string, unknown>) => JSON.stringify({ ...parsed, ...part })
    const bytes = Buffer.from(parsed['sealed'] ?? '', 'base64')
    bytes[60]! ^= 1
    const wrong: readonly (readonly [string, string])[] = [
      ['not-a-recovery-answer', right.slice(0, -30)], ['not-a-recovery-answer', ''], ['not-a-recovery-answer', request], ['not-a-recovery-answer', 'x'.repeat(200_000)],
      ['recovery-newer', changed({ format: 2 })],
      ['answer-of-other-records', answerTo((await ask(other)).text)],
      ['answer-of-another-request', writeRecoveryAnswer({ ...read.value, answerTo: makeSealingPair().publicKey }, new Uint8Array(32))],
      ['answer-opens-nothing', writeRecoveryAnswer(read.value, new Uint8Array(32).fill(7))],
      ['answer-opens-nothing', writeRecoveryAnswer(read.value, new Uint8Array(5))],
      ['answer-opens-nothing', changed({ sealed: bytes.toString('base64') })], ['answer-opens-nothing', changed({ sealed: '' })],
    ]
    for (const [kind, text] of wrong) expect(await recover(desk, text), `${kind} ${text.slice(0, 40)}`).toBe(kind)
    expect(await recover(desk, right, 'too short')).toBe('passphrase-too-short')
    expect(readFileSync(join(desk.folder(), 'vault.json'), 'utf8')).toBe(before)
    expect((await ask(desk)).text).toContain(read.value.answerTo)
    expect(await recover(desk, right)).toBe('ok')
    await desk.keeper().ask('lock', {})
    expect(await recover(desk, right)).toBe('answer-of-another-request')
  })

  it('[K36] the request says whose records they are and nothing that opens them, and a wrap moved to another vault opens nothing', async () => {
    const desk = await deskWithKey()
    const request = JSON.parse((await ask(desk)).text) as Record<string, string>
    expect(Object.keys(request).sort()).toEqual(['answerTo', 'format', 'madeAt', 'name', 'trustKey', 'vault', 'what', 'wrapped'])
    expect(openRecoveryWrap(trust, 'x'.repeat(43), request['wrapped'] ?? '')).toBe(null)
    expect(openRecoveryWrap(trust, desk.vault(), request['wrapped'] ?? '')).toEqual(Buffer.from(desk.work().vault.vaultKey))
    const { file, vaultKey } = desk.work().vault
    expect(withRecovery(file, vaultKey, { key: trust.publicKey, holder: HOLDER })).toBe(null)
  })
})

describe('what is sealed to a key', () => {
  it('[K36] opens with that key and that binding, and never with anything changed', () => {
    const [plain, aad] = [Buffer.from('32 bytes of a key of some vault!'), Buffer.from('bound')]
    const sealed = sealToKey(trust.publicKey, plain, aad)
    expect(openWithKey(trust, sealed, aad)).toEqual(plain)
    expect(openWithKey(makeSealingPair(), sealed, aad)).toBe(null)
    expect(openWithKey(trust, sealed, Buffer.from('other'))).toBe(null)
    for (let at = 0; at < sealed.length; at += 1) {
      const copy = Uint8Array.from(sealed)
      copy[at]! ^= 1
      expect(openWithKey(trust, copy, aad), `byte ${at}`).toBe(null)
      expect(openWithKey(trust, sealed.subarray(0, at), aad), `cut at ${at}`).toBe(null)
    }
    expect(() => sealToKey('A'.repeat(42), plain, aad)).toThrow('Not an X25519 key')
    // A point of low order: both would agree on nothing.
    expect(() => sealToKey('A'.repeat(43), plain, aad)).toThrow(/deriv/i)
  })

  it('[K36] the trust’s key opens with its passphrase alone', async () => {
    const { publicKey, text } = await makeTrustKey(OF_TRUST, QUICK)
    expect(await openTrustKey(text, OF_TRUST)).toMatchObject({ ok: true, value: { publicKey } })
    expect(await openTrustKey(text, 'six words of nobody')).toMatchObject({ refusal: { kind: 'wrong-passphrase' } })
    expect(await openTrustKey(text.slice(0, -20), OF_TRUST)).toMatchObject({ refusal: { kind: 'not-a-recovery-key' } })
    expect(await openTrustKey(text.replace(publicKey, makeSealingPair().publicKey), OF_TRUST)).toMatchObject({ refusal: { kind: 'wrong-passphrase' } })
  })
})

it('[K36] the key holder makes a key and answers a request with one command', async () => {
  const folder = await makeFolder()
  const [keyFile, answer] = [join(folder, 'key.json'), join(folder, 'answer.json')]
  const command = join(import.meta.dirname, '../../commands/recover.ts')
  const run = (input: string, ...args: readonly string[]) => spawnSync(process.execPath, [command, ...args], { encoding: 'utf8', input })
  expect(run('too short', 'make-key', keyFile)).toMatchObject({ status: 1, stderr: expect.stringContaining('at least 14') })
  const made = run(OF_TRUST, 'make-key', keyFile)
  const key = /"key":"([A-Za-z0-9_-]{43})"/.exec(made.stdout)?.[1] ?? ''
  expect(made.status).toBe(0)
  expect(run(OF_TRUST, 'make-key', keyFile)).toMatchObject({ status: 1, stderr: expect.stringContaining('not there yet') })
  const desk = await deskWithKey(undefined, key)
  const request = await ask(desk)
  expect(run('another passphrase', 'answer', keyFile, request.path, answer)).toMatchObject({ status: 1, stderr: expect.stringContaining('not the passphrase') })
  writeFileSync(join(folder, 'cut.json'), request.text.slice(0, 200))
  expect(run(OF_TRUST, 'answer', keyFile, join(folder, 'cut.json'), answer)).toMatchObject({ status: 1, stderr: expect.stringContaining('not a whole recovery request') })
  expect(existsSync(answer)).toBe(false)
  expect(run(OF_TRUST, 'answer', keyFile, request.path, answer)).toMatchObject({ status: 0, stdout: expect.stringContaining('Dr Kofi Mensah'), stderr: expect.stringContaining('once you have spoken with') })
  expect(await recover(desk, readFileSync(answer, 'utf8'))).toBe('ok')
}, 90_000)
