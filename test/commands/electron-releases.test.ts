import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ELECTRON_RELEASES, judgeElectron, type ElectronReleases } from '../../commands/package/electron-releases.ts'

const known: ElectronReleases = { readOn: '2026-11-27', pinned: { version: '45.4.1', released: '2026-11-19' }, supportedUntil: { '44': '2027-02-10', '45': '2027-04-07' } }
const judged = (version: string, today: string) => judgeElectron(version, today, known)

describe('[E19] Electron held to the days of its releases', () => {
  it('[E19] what is written down is of the release that package.json names, and that one was supported on the day it was looked up', () => {
    const { devDependencies } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as { readonly devDependencies: Readonly<Record<string, string>> }
    expect(judgeElectron(devDependencies['electron'] ?? '', ELECTRON_RELEASES.readOn)).toEqual({ refused: [], warned: [] })
  })

  it('[E19] a supported one is refused from the day its support ends, not the day before', () => {
    expect(judged('45.4.1', '2027-04-06').refused).toEqual([])
    expect(judged('45.4.1', '2027-04-07').refused).toEqual(['Electron 45 gets no security updates since 2027-04-07. Take a newer one.'])
  })

  it('[E19] one of a major that is not supported, or of which nothing is known, is refused', () => {
    expect(judged('33.2.1', '2026-11-27').refused.join(' ')).toMatch(/Nothing is known of when Electron 33\.2\.1 .*Electron 33 is not among the supported ones: 44, 45/)
    expect(judged('45.5.0', '2026-11-27').refused.join(' ')).toMatch(/^Nothing is known of when Electron 45\.5\.0 was released/)
    expect(judged('', '2026-11-27').refused).not.toEqual([])
  })

  it('[E19] after 30 days it is warned that the release, and what is known, are old', () => {
    expect(judged('45.4.1', '2026-12-19').warned).toEqual([])
    expect(judged('45.4.1', '2026-12-20').warned).toEqual([expect.stringMatching(/^Electron 45\.4\.1 is 31 days old/)])
    expect(judged('45.4.1', '2026-12-28').warned).toHaveLength(2)
  })
})
