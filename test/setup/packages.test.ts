import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { MAY_SHIP } from '../../commands/sbom/may-ship.ts'

interface LockedPackage {
  readonly version?: string
  readonly license?: string
  readonly integrity?: string
  readonly resolved?: string
  readonly dev?: boolean
  readonly devOptional?: boolean
  readonly link?: boolean
  readonly hasInstallScript?: boolean
}

const root = resolve(import.meta.dirname, '../..')
const { packages } = JSON.parse(readFileSync(resolve(root, 'package-lock.json'), 'utf8')) as { readonly packages: Readonly<Record<string, LockedPackage>> }
const locked = Object.entries(packages).filter(([path]) => path !== '')

it('[E32] each package is pinned by its content and comes from no host by name', () => {
  expect(locked.length).toBeGreaterThan(100)
  expect(locked.filter(([, { integrity }]) => integrity?.startsWith('sha512-') !== true).map(([path]) => path)).toEqual([])
  expect(locked.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path)).toEqual([])
})

it('[E32] none runs a script when it is installed', () => {
  expect(locked.filter(([, { hasInstallScript }]) => hasInstallScript === true).map(([path]) => path)).toEqual([])
  expect(readFileSync(resolve(root, '.npmrc'), 'utf8')).toContain('ignore-scripts=true')
})

it('[E32] what is shipped has a licence we may ship', () => {
  const shipped = locked.filter(([, { dev, devOptional }]) => dev !== true && devOptional !== true)
  expect(shipped.length).toBeGreaterThan(20)
  expect(shipped.filter(([, { license }]) => !MAY_SHIP.includes(license ?? '')).map(([path, { license }]) => `${path}: ${license}`)).toEqual([])
})
