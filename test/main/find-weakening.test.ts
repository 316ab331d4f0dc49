import { describe, expect, it } from 'vitest'
import { findWeakening, type Start } from '#electron/main/find-weakening.ts'
import { readMake } from '#electron/main/read-make.ts'

const shipped = { madeUpOnly: false, attachable: false }
const forTests = { madeUpOnly: false, attachable: true }
const start = (more: Partial<Start>): Start => ({ argv: [], env: {}, isRoot: false, packaged: true, ...more })
const isRefused = (argv: readonly string[], more: Partial<Start> = {}): boolean => findWeakening(start({ argv, ...more }), shipped) !== null

describe('what a packaged program is started with', () => {
  it.each(['ignore-certificate-errors', 'ssl-key-log-file=/tmp/keys', 'log-net-log=/tmp/log', 'host-resolver-rules=MAP * 127.0.0.1', 'disable-web-security', 'remote-debugging-port=9222', 'remote-debugging-pipe', 'renderer-cmd-prefix=sh', 'no-sandbox', 'no-zygote', 'js-flags=--expose-gc'])('[E21] --%s is refused in words, however it is written', (weak) => {
    for (const written of [`--${weak}`, `-${weak}`, `/${weak}`, `--${weak.toUpperCase()}`]) expect(isRefused(['--ozone-platform=headless', written]), written).toBe(true)
    expect(findWeakening(start({ argv: [`--${weak}`] }), shipped)).toContain(`does not start with --${weak.split('=')[0]}: `)
  })

  it('[E21] anything else is let through, a proxy too', () => {
    expect(isRefused([])).toBe(false)
    expect(isRefused(['--proxy-server=proxy.trust.example:8080', '--ozone-platform=wayland', '--force-device-scale-factor=2', 'no-sandbox', '/home/no-sandbox'])).toBe(false)
  })

  it('[E21] keys of connections are written nowhere', () => {
    expect(findWeakening(start({ env: { SSLKEYLOGFILE: '' } }), shipped)).toContain('SSLKEYLOGFILE is set')
  })

  it('[E1, E21] as root Chromium starts only without its sandbox; a test may attach to its own build alone', () => {
    expect(isRefused(['--no-sandbox'], { isRoot: true })).toBe(false)
    expect(findWeakening(start({ argv: ['--remote-debugging-port=0'] }), forTests)).toBe(null)
    expect(findWeakening(start({ argv: ['--ignore-certificate-errors'] }), forTests)).not.toBe(null)
  })

  it('run from its source nothing is refused', () => {
    expect(isRefused(['--ignore-certificate-errors'], { packaged: false })).toBe(false)
  })
})

describe('how a packaged program was made', () => {
  it('[E19] one that does not say it is for records is a trial, and is attached to by nobody', () => {
    expect(readMake('{"make":{"forRecords":true,"forTests":false}}', true)).toEqual({ madeUpOnly: false, attachable: false })
    expect(readMake('{"make":{"forRecords":false,"forTests":true}}', true)).toEqual({ madeUpOnly: true, attachable: true })
    for (const card of ['{}', '{"make":{}}', '{"make":{"forRecords":"yes","forTests":1}}']) expect(readMake(card, true), card).toEqual({ madeUpOnly: true, attachable: false })
    expect(readMake('{"name":"consilium"}', false)).toEqual({ madeUpOnly: false, attachable: true })
  })
})
