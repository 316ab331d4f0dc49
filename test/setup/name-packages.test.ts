import { describe, expect, it } from 'vitest'
import { hasTime64Names, namePackages, readMissingLibraries } from '#electron/setup/name-packages.mjs'

const LDD = `	linux-vdso.so.1 (0x00007ffc2a9f4000)
	libffmpeg.so => /opt/electron/libffmpeg.so (0x00007f1)
	libnss3.so => not found
	libsmime3.so => not found
	libgtk-3.so.0 => not found
	libatk-1.0.so.0 => not found
	libasound.so.2 => not found
	libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f2)
	libnss3.so => not found
`

describe('the system’s libraries', () => {
  it('reads what is missing from what ldd says, each once', () => {
    expect(readMissingLibraries(LDD)).toEqual(['libnss3.so', 'libsmime3.so', 'libgtk-3.so.0', 'libatk-1.0.so.0', 'libasound.so.2'])
    expect(readMissingLibraries('	not a dynamic executable')).toEqual([])
  })

  it('names the packages of Debian 12', () => {
    expect(namePackages(readMissingLibraries(LDD), false)).toEqual(['libasound2', 'libgtk-3-0', 'libnss3'])
  })

  it('names the packages of Debian 13 and Ubuntu 24.04', () => {
    expect(namePackages(readMissingLibraries(LDD), true)).toEqual(['libasound2t64', 'libgtk-3-0t64', 'libnss3'])
  })

  it.each([
    ['Debian 12', 'ID=debian\nVERSION_ID="12"\n', false],
    ['Debian 13', 'ID=debian\nVERSION_ID="13"\n', true],
    ['Debian testing', 'NAME="Debian GNU/Linux"\nID=debian\n', true],
    ['Ubuntu 22.04', 'ID=ubuntu\nID_LIKE=debian\nVERSION_ID="22.04"\n', false],
    ['Ubuntu 24.04', 'ID=ubuntu\nID_LIKE=debian\nVERSION_ID="24.04"\n', true],
    ['another', 'ID=fedora\nVERSION_ID=41\n', false],
  ])('knows which names %s uses', (_, card, expected) => {
    expect(hasTime64Names(card)).toBe(expected)
  })
})
