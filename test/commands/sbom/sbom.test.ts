import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Component } from '../../../commands/sbom/component.ts'
import { reachFrom } from '../../../commands/sbom/list-packages.ts'
import { findUnshippable } from '../../../commands/sbom/may-ship.ts'
import { writeBill, type Subject } from '../../../commands/sbom/write-bill.ts'

interface Bill {
  readonly serialNumber: string
  readonly metadata: { readonly timestamp?: string }
  readonly components: readonly Component[]
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[]
}
interface Locked {
  readonly version: string
  readonly integrity: string
  readonly dev?: boolean
  readonly devOptional?: boolean
  readonly optional?: boolean
}

const root = resolve(import.meta.dirname, '../../..')
const folder = mkdtempSync(join(tmpdir(), 'consilium-sbom-'))
afterAll(() => rmSync(folder, { recursive: true }))

const read = (name: string): string => readFileSync(join(folder, name), 'utf8')
const bill = (name: string): Bill => JSON.parse(read(name)) as Bill
const run = (): ReturnType<typeof spawnSync> => spawnSync(process.execPath, [join(root, 'commands/sbom.ts'), folder], { encoding: 'utf8' })
const aPackage = (ref: string, licence: string | null): Component => ({ 'bom-ref': ref, type: 'library', name: ref, hashes: [], licenses: licence === null ? [] : [{ license: { id: licence } }] })

describe('npm run sbom, of this project as it is installed', () => {
  let first: ReturnType<typeof spawnSync>
  beforeAll(() => {
    first = run()
  })

  it('[E32] finds no licence that may not be shipped', () => {
    expect(first).toMatchObject({ status: 0, stderr: '' })
  })

  it('names each package the lock file gives the app, with the sum that pins it, and Electron; no other', () => {
    const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { readonly packages: Readonly<Record<string, Locked>> }
    const shipped = Object.entries(packages).filter(([path, { dev, devOptional, optional }]) => path !== '' && dev !== true && devOptional !== true && optional !== true)
    const electron = Object.entries(packages).filter(([path]) => path === 'node_modules/electron')
    const pinned = [...shipped, ...electron].map(([path, { version, integrity }]) => `${path.replace(/^.*node_modules\//, '')}@${version} ${integrity}`)
    const listed = bill('sbom.json').components.filter(({ type }) => type === 'library')
    expect(listed.map((part) => `${part['bom-ref']} sha512-${Buffer.from(part.hashes[0]?.content ?? '', 'hex').toString('base64')}`).sort()).toEqual(pinned.sort())
  })

  it('names each font and HarfBuzz by the sum of its bytes, and each program Electron is fetched as', () => {
    const { components } = bill('sbom.json')
    const files = components.filter(({ type }) => type === 'file')
    const fonts = readdirSync(join(root, 'resources/fonts'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ttf'))
    expect(files.map(({ name }) => name).sort()).toEqual(fonts.map((name) => `resources/fonts/${name}`).sort())
    const inside = components.flatMap((part) => part.components ?? [])
    expect(inside.filter(({ name }) => name.startsWith('electron-')).map(({ name }) => name.replace(/^electron-v[\d.]+-/, ''))).toEqual(['darwin-arm64.zip', 'darwin-x64.zip', 'linux-arm64.zip', 'linux-x64.zip', 'win32-arm64.zip', 'win32-x64.zip'])
    for (const { name, hashes } of [...files, ...inside.filter(({ name }) => name.endsWith('.wasm'))]) {
      expect(hashes, name).toEqual([{ alg: 'SHA-512', content: createHash('sha512').update(readFileSync(join(root, name))).digest('hex') }])
    }
  })

  it('says of everything it names what it needs, and names all of that', () => {
    for (const name of ['sbom.json', 'trust-server.json']) {
      const { components, dependencies } = bill(name)
      const named = new Set(components.map((part) => part['bom-ref']))
      expect(dependencies.flatMap(({ dependsOn }) => dependsOn).filter((ref) => !named.has(ref)), name).toEqual([])
      expect(new Set(dependencies.flatMap(({ dependsOn }) => dependsOn)), name).toEqual(named)
    }
    expect(bill('trust-server.json').components.map(({ name }) => name)).toEqual(expect.arrayContaining(['fastify', 'pg', 'oidc-provider', 'ajv']))
  })

  it('brings the licence text of each thing the app goes out with', () => {
    const notices = read('notices.txt')
    for (const part of bill('sbom.json').components.filter(({ type }) => type === 'library')) expect(notices, part.name).toContain(`\n${part['bom-ref']}\n`)
    for (const words of ['HarfBuzz is licensed under', 'SIL OPEN FONT LICENSE', 'Apache License']) expect(notices).toContain(words)
  })

  it('writes the same again', () => {
    const before = ['sbom.json', 'trust-server.json', 'notices.txt'].map(read)
    run()
    expect(['sbom.json', 'trust-server.json', 'notices.txt'].map(read)).toEqual(before)
  })
})

describe('a bill of materials', () => {
  const subject: Subject = { name: 'app', version: '1', committedAt: null, needs: ['a@1'] }
  const write = (of: Subject, version: string): Bill => JSON.parse(writeBill(of, { components: [aPackage(`a@${version}`, 'MIT')], dependencies: [] }, [])) as Bill

  it('has the same number for the same parts, whenever it was committed, and another for others', () => {
    const one = write(subject, '1')
    expect(one.metadata.timestamp).toBeUndefined()
    const later = write({ ...subject, committedAt: '2026-11-27T12:00:00.000Z' }, '1')
    expect(later).toMatchObject({ serialNumber: one.serialNumber, metadata: { timestamp: '2026-11-27T12:00:00.000Z' } })
    expect(write(subject, '2').serialNumber).not.toBe(one.serialNumber)
  })

  it('[E32] names a licence that may not be shipped, and a part without one, inside another too', () => {
    const inside = { ...aPackage('a@1', 'MIT'), components: [aPackage('a.wasm', 'GPL-3.0-only')] }
    expect(findUnshippable([inside, aPackage('b@1', null), aPackage('c@1', 'ISC')]).map((sentence) => sentence.split(' ')[0])).toEqual(['a.wasm', 'b@1'])
  })

  it('follows what is needed, in a ring too, and says what is not there', () => {
    const packages = { components: ['a@1', 'b@1', 'c@1'].map((ref) => aPackage(ref, 'MIT')), dependencies: [{ ref: 'a@1', dependsOn: ['b@1'] }, { ref: 'b@1', dependsOn: ['a@1', 'types@1'] }] }
    expect(reachFrom(packages, ['a@1']).components.map(({ name }) => name)).toEqual(['a@1', 'b@1'])
    expect(() => reachFrom(packages, ['d@1'])).toThrow('d@1 is not in package-lock.json')
  })
})
