import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listVaults } from '#electron/keeper/vault/list-vaults.ts'
import { makeVault } from '#electron/keeper/vault/make-vault.ts'
import { openVault } from '#electron/keeper/vault/open-vault.ts'
import { mendVaultFile, readVaultFile, vaultFileText, writeVaultFile } from '#electron/keeper/vault/vault-file.ts'
import { signedBy, signText, readSigningKey } from '#electron/keeper/vault/sign-bytes.ts'

const PASSPHRASE = 'correct horse battery'
const author = { user: 'kofi.mensah', name: 'Dr Kofi Mensah', role: 'consultant', membership: 'complex-cases/consultant' } as const

let vaults = ''
let id = ''
let text = ''
const fileIn = (name: string) => join(vaults, id, name)
const writeBoth = (words: string | Uint8Array) => ['vault.json', 'vault-copy.json'].forEach((name) => writeFileSync(fileIn(name), words))
const kindOf = (answer: { ok: boolean; refusal?: { kind: string } }) => (answer.ok ? 'opened' : answer.refusal?.kind)

beforeAll(async () => {
  vaults = mkdtempSync(join(tmpdir(), 'consilium-test-'))
  const made = await makeVault(vaults, { author, team: 'complex-cases', server: 'https://trust.example/fhir', token: 'secret-token', pin: '123456', passphrase: PASSPHRASE })
  id = made.file.id
  text = readFileSync(fileIn('vault.json'), 'utf8')
})
afterAll(() => rmSync(vaults, { recursive: true }))

describe('a vault', () => {
  it('opens with its passphrase, and holds the key its id is made of', async () => {
    const opened = await openVault(vaults, id, PASSPHRASE)
    expect(opened).toMatchObject({ ok: true, value: { profile: { author, team: 'complex-cases', token: 'secret-token' } } })
    if (opened.ok) expect(signedBy(id, 'words', signText(readSigningKey(opened.value.profile.signingKey), 'words'))).toBe(true)
  })

  it('refuses another passphrase', async () => {
    expect(await openVault(vaults, id, 'correct horse batterx')).toEqual({ ok: false, refusal: { kind: 'wrong-passphrase', rule: 'K2' } })
  })

  it('says nothing in clear but the id, the name and how it is locked', () => {
    expect(Object.keys(JSON.parse(text)).sort()).toEqual(['check', 'demo', 'format', 'id', 'name', 'profile', 'wraps'])
    expect(text).not.toContain('secret-token')
    expect(text).not.toContain('complex-cases')
  })

  it('refuses an id that is a path', async () => {
    for (const path of ['..', `../${id}`, '/etc', `${id}/`, '', 'x'.repeat(43) + '\0']) {
      expect(kindOf(await openVault(vaults, path, PASSPHRASE)), path).toBe('no-such-vault')
    }
  })
})

describe('a vault file', () => {
  it('with any byte flipped is damaged or of a newer version, never opened and never a wrong passphrase', () => {
    const bytes = Buffer.from(text, 'utf8')
    for (let at = 0; at < bytes.length; at += 1) {
      const copy = Uint8Array.from(bytes)
      copy[at]! ^= 1 << at % 8
      writeBoth(copy)
      const read = readVaultFile(join(vaults, id))
      expect(['vault-damaged', 'vault-newer'], `byte ${at}`).toContain(kindOf(read))
    }
    writeBoth(text)
  })

  it('cut short is damaged, and the list says so in words', () => {
    writeBoth(text.slice(0, -1))
    expect(kindOf(readVaultFile(join(vaults, id)))).toBe('vault-damaged')
    expect(listVaults(vaults)).toMatchObject([{ id, trouble: expect.stringContaining('damaged') }])
    writeBoth('')
    expect(kindOf(readVaultFile(join(vaults, id)))).toBe('vault-damaged')
    writeBoth(text)
  })

  it('of a newer format is refused as newer, and left as it is', async () => {
    const newer = text.replace('"format":1', '"format":3')
    writeBoth(newer)
    expect(kindOf(await openVault(vaults, id, PASSPHRASE))).toBe('vault-newer')
    expect(readFileSync(fileIn('vault.json'), 'utf8')).toBe(newer)
    expect(listVaults(vaults)).toMatchObject([{ trouble: expect.stringContaining('newer Consilium') }])
    writeBoth(text)
  })

  it('is read from its second copy when the first is damaged', async () => {
    writeFileSync(fileIn('vault.json'), text.slice(10))
    expect(kindOf(await openVault(vaults, id, PASSPHRASE))).toBe('opened')
    writeBoth(text)
  })

  it('is mended from the copy that is whole, and it is said; a newer one is left', async () => {
    const file = readVaultFile(join(vaults, id))
    if (!file.ok) throw new Error('unreadable')
    expect(mendVaultFile(join(vaults, id), file.value)).toEqual([])
    for (const name of ['vault.json', 'vault-copy.json']) {
      for (const damaged of [text.slice(10), '']) {
        writeFileSync(fileIn(name), damaged)
        expect(mendVaultFile(join(vaults, id), file.value)).toEqual([expect.stringContaining('restored from the other')])
        expect(readFileSync(fileIn(name), 'utf8')).toBe(text)
      }
    }
    const newer = text.replace('"format":1', '"format":3')
    writeFileSync(fileIn('vault-copy.json'), newer)
    expect(mendVaultFile(join(vaults, id), file.value)).toEqual([])
    expect(readFileSync(fileIn('vault-copy.json'), 'utf8')).toBe(newer)
    writeBoth(text)
  })

  it('whose name was changed together with its check does not open', async () => {
    const file = readVaultFile(join(vaults, id))
    if (!file.ok) throw new Error('unreadable')
    writeVaultFile(join(vaults, id), { ...file.value, name: 'Somebody else' })
    expect(kindOf(await openVault(vaults, id, PASSPHRASE))).toBe('vault-damaged')
    writeBoth(vaultFileText(file.value))
  })
})
