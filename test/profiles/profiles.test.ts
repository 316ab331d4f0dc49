import { cpSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { draftSchema } from '#bridge/bridge.ts'
import { frameBodySchema } from '#domain/journal/frame-body.ts'
import { vaultFileSchema } from '#electron/keeper/vault/vault-file.ts'
import { makeFolder } from '../builders/make-folder.ts'
import { openDesk } from '../steps/open-desk.ts'
import { KEPT } from './keep-profile.ts'
import { readProfile, type ProfileSays } from './read-profile.ts'

const names = readdirSync(KEPT, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name)
const saysOf = (name: string) => JSON.parse(readFileSync(join(KEPT, name, 'says.json'), 'utf8')) as ProfileSays & { readonly passphrase: string }
const vaultOf = (name: string) => {
  const vaults = join(KEPT, name, 'profile/vaults')
  return join(vaults, readdirSync(vaults)[0] ?? '')
}

describe('a profile as an earlier version left it', () => {
  it.each(names)('[K4] %s opens, with no damage, and says what it said', async (name) => {
    const root = await makeFolder()
    cpSync(join(KEPT, name, 'profile'), join(root, 'profile'), { recursive: true })
    mkdirSync(join(root, 'outside'))
    const { passphrase, ...says } = saysOf(name)
    const desk = openDesk(root)
    const vault = vaultOf(name).split(/[/\\]/).at(-1) ?? ''
    expect(await desk.keeper.ask('unlock', { vault, passphrase })).toMatchObject({ ok: true })
    expect(desk.work().damage()).toEqual([])
    expect(await readProfile(desk, says.frames.length)).toEqual(says)
    expect(Object.entries(says.files).filter(([hash, read]) => hash !== read)).toEqual([])
    await desk.lock()
  })
})

describe('every form that is written to the disk', () => {
  it('stands in a profile that is kept: what is new needs one more (npm run keep-profile -- NAME)', () => {
    const frames = names.flatMap((name) => saysOf(name).frames)
    const written = new Set(frames.flatMap((body) => Object.keys(body).map((field) => `${body.kind}.${field}`)))
    const known = frameBodySchema.options.flatMap((option) => Object.keys(option.shape).map((field) => `${option.shape.kind.value}.${field}`))
    expect(known.filter((field) => !written.has(field))).toEqual([])
    const drafts = new Set(names.flatMap((name) => saysOf(name).drafts).flatMap((draft) => Object.keys(draft as object)))
    expect(Object.keys(draftSchema.shape).filter((field) => !drafts.has(field))).toEqual([])
    const files = names.map((name) => JSON.parse(readFileSync(join(vaultOf(name), 'vault.json'), 'utf8')) as { readonly format: number })
    // Format 2 is bound to one computer's key store, and opens nowhere else (K35): it has tests of its own.
    expect(vaultFileSchema.shape.format.options.map(({ value }) => value)).toEqual([1, 2])
    expect(files.map(({ format }) => format)).toContain(1)
  })
})
